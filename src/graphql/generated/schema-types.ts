// Made from schema/*.graphql by: npm run codegen
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AccountParent, ArtistParent, CartParent, CategoryParent, DiscountParent, ImageParent, MoneyParent, NodeParent, OrderParent, OrderItemParent, OrderTotalsParent, OrderAdjustmentParent, OrderEventParent, OrderPaymentParent, PageParent, PlanParent, ProductParent, ProductOptionParent, ShipmentParent, ShipmentItemParent, ShopParent, ShippingRateParent } from '../parents.ts';
import type { StorefrontParent, StorefrontSectionParent, StorefrontPageParent, StorefrontProductParent, StorefrontProductOptionParent, StorefrontShippingRateParent } from '../storefront-parents.ts';
import type { GraphqlContext } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant, ISO 8601 in UTC: `2026-01-31T12:00:00.000Z`. */
  DateTime: { input: string; output: string; }
  /** An exact decimal number as text, with at least one digit after the point: `25.0`. Never a float. */
  Decimal: { input: string; output: string; }
  /** A currency, ISO 4217: `USD`. */
  CurrencyCode: { input: string; output: string; }
  /** A country, ISO 3166-1 alpha-2: `US`. */
  CountryCode: { input: string; output: string; }
  /** An absolute web address. */
  URL: { input: string; output: string; }
};

/** Everything that can be asked. All but `session`, `rateLimit` and `storefront` needs a signed-in seller, and answers for that seller's shop alone. */
export type Query = {
  /** Who is signed in. Works for everybody and costs no call to Big Cartel. */
  readonly session: Session;
  /** What this session may still spend on queries. Costs no call to Big Cartel. */
  readonly rateLimit: RateLimit;
  /** The signed-in seller's account: owner, plan, settings, orders. Null only with an error. */
  readonly account?: Maybe<Account>;
  /** The signed-in seller's shop: what it sells. Null only with an error. */
  readonly shop?: Maybe<Shop>;
  /** One product, by its id or its permalink; null when there is none. Exactly one of the two must be given. By permalink it takes a call for each hundred products. */
  readonly product?: Maybe<Product>;
  /** One order, by its global id or its number; null when there is none. Exactly one of the two must be given. */
  readonly order?: Maybe<Order>;
  /** One category, by its global id or Big Cartel's own id; null when there is none. */
  readonly category?: Maybe<Category>;
  /** One artist, by its global id or Big Cartel's own id; null when there is none. */
  readonly artist?: Maybe<Artist>;
  /** One discount, by its global id or Big Cartel's own id; null when there is none. */
  readonly discount?: Maybe<Discount>;
  /** All countries that Big Cartel knows, by name. Null only with an error. */
  readonly countries?: Maybe<ReadonlyArray<Country>>;
  /** Any shop as everybody can see it, without signing in; null when there is none. */
  readonly storefront?: Maybe<Storefront>;
  /** Any object by its global id; null when there is none. */
  readonly node?: Maybe<Node>;
  /** Any objects by their global ids, in the same order, each null when there is none. Null only with an error. */
  readonly nodes?: Maybe<ReadonlyArray<Maybe<Node>>>;
};


/** Everything that can be asked. All but `session`, `rateLimit` and `storefront` needs a signed-in seller, and answers for that seller's shop alone. */
export type QueryProductArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  permalink?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked. All but `session`, `rateLimit` and `storefront` needs a signed-in seller, and answers for that seller's shop alone. */
export type QueryOrderArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  number?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked. All but `session`, `rateLimit` and `storefront` needs a signed-in seller, and answers for that seller's shop alone. */
export type QueryCategoryArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. All but `session`, `rateLimit` and `storefront` needs a signed-in seller, and answers for that seller's shop alone. */
export type QueryArtistArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. All but `session`, `rateLimit` and `storefront` needs a signed-in seller, and answers for that seller's shop alone. */
export type QueryDiscountArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. All but `session`, `rateLimit` and `storefront` needs a signed-in seller, and answers for that seller's shop alone. */
export type QueryStorefrontArgs = {
  subdomain: Scalars['String']['input'];
};


/** Everything that can be asked. All but `session`, `rateLimit` and `storefront` needs a signed-in seller, and answers for that seller's shop alone. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. All but `session`, `rateLimit` and `storefront` needs a signed-in seller, and answers for that seller's shop alone. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};

/** An object with an identity of its own at Big Cartel. */
export type Node = {
  /** The global id, such as `gid://bigcartel/Product/6005`. */
  readonly id: Scalars['ID']['output'];
};

/** A seller's account at Big Cartel. */
export type Account = Node & {
  /** The global id, such as `gid://bigcartel/Account/12345`. */
  readonly id: Scalars['ID']['output'];
  /** The shop's name in addresses: `examplestore` of examplestore.bigcartel.com. */
  readonly subdomain?: Maybe<Scalars['String']['output']>;
  /** Who owns the account. */
  readonly owner: AccountOwner;
  /** What the seller pays for; null when Big Cartel does not say. */
  readonly plan?: Maybe<Plan>;
  /** The public key with which a page of the seller's can take payments by Stripe. */
  readonly stripePublishableKey?: Maybe<Scalars['String']['output']>;
  /** Where the seller's clock is. */
  readonly timeZone?: Maybe<Scalars['String']['output']>;
  /** What is switched on. */
  readonly features: AccountFeatures;
  /** Whether the shop is open to the public. */
  readonly launched?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the shop is closed for maintenance. */
  readonly underMaintenance?: Maybe<Scalars['Boolean']['output']>;
  /** When the account was made. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the account was last changed. */
  readonly updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What the account sells. */
  readonly shop: Shop;
  /** The orders of the shop; null only with an error. `first` or `last` must be given to get any. */
  readonly orders?: Maybe<OrderConnection>;
  /** The discounts of the shop; null only with an error. `first` or `last` must be given to get any. */
  readonly discounts?: Maybe<DiscountConnection>;
  /** The carts that visitors have filled and left; null only with an error. `first` or `last` must be given to get any. */
  readonly carts?: Maybe<CartConnection>;
};


/** A seller's account at Big Cartel. */
export type AccountOrdersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  query?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrderFilter>;
  sort?: InputMaybe<OrderSort>;
};


/** A seller's account at Big Cartel. */
export type AccountDiscountsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DiscountFilter>;
};


/** A seller's account at Big Cartel. */
export type AccountCartsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** The person behind an account. */
export type AccountOwner = {
  /** The first name. */
  readonly firstName?: Maybe<Scalars['String']['output']>;
  /** The last name. */
  readonly lastName?: Maybe<Scalars['String']['output']>;
  /** Where the seller reads mail. */
  readonly contactEmail?: Maybe<Scalars['String']['output']>;
};

/** What a seller pays for. */
export type Plan = {
  /** Its name, such as `Gold`. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The price of a month, in US dollars, in which Big Cartel bills. */
  readonly monthlyRate?: Maybe<Money>;
  /** How many products the plan allows. */
  readonly maxProducts?: Maybe<Scalars['Int']['output']>;
  /** How many images each product may have. */
  readonly maxImagesPerProduct?: Maybe<Scalars['Int']['output']>;
};

/** What a seller has switched on. */
export type AccountFeatures = {
  /** Whether products can name artists. */
  readonly artists?: Maybe<Scalars['Boolean']['output']>;
  /** Whether stock is tracked. */
  readonly inventory?: Maybe<Scalars['Boolean']['output']>;
  /** Whether taxes follow detailed rules. */
  readonly advancedTax?: Maybe<Scalars['Boolean']['output']>;
};

/** Somebody who makes what a shop sells. */
export type Artist = Node & {
  /** The global id, such as `gid://bigcartel/Artist/1`. */
  readonly id: Scalars['ID']['output'];
  /** The name; null when Big Cartel names the artist only by the id. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The name in addresses. */
  readonly permalink?: Maybe<Scalars['String']['output']>;
  /** Their place in the shop, from 1. */
  readonly position?: Maybe<Scalars['Int']['output']>;
};

/** A page of artists. */
export type ArtistConnection = {
  /** How many there are in all; null when Big Cartel does not say. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
  /** The artists of this page. */
  readonly nodes: ReadonlyArray<Artist>;
  /** The artists of this page with their cursors. */
  readonly edges: ReadonlyArray<ArtistEdge>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** An artist and its place in the list. */
export type ArtistEdge = {
  /** Its place: pass it as `after` or `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The artist. */
  readonly node: Artist;
};

/** A cart that a visitor has filled and left. What Big Cartel says of carts is not documented: each field is null where it says nothing. */
export type Cart = Node & {
  /** The global id, such as `gid://bigcartel/Cart/56`. */
  readonly id: Scalars['ID']['output'];
  /** How many things it holds. */
  readonly itemCount?: Maybe<Scalars['Int']['output']>;
  /** What it comes to, in the account's currency. */
  readonly total?: Maybe<Money>;
  /** When it was begun. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was last changed. */
  readonly updatedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A page of carts. */
export type CartConnection = {
  /** How many there are in all; null when Big Cartel does not say. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
  /** The carts of this page. */
  readonly nodes: ReadonlyArray<Cart>;
  /** The carts of this page with their cursors. */
  readonly edges: ReadonlyArray<CartEdge>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** A cart and its place in the list. */
export type CartEdge = {
  /** Its place: pass it as `after` or `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The cart. */
  readonly node: Cart;
};

/** A part of a shop. */
export type Category = Node & {
  /** The global id, such as `gid://bigcartel/Category/1`. */
  readonly id: Scalars['ID']['output'];
  /** What it is called; null when Big Cartel names it only by its id. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Its name in addresses. */
  readonly permalink?: Maybe<Scalars['String']['output']>;
  /** Its place in the shop, from 1. */
  readonly position?: Maybe<Scalars['Int']['output']>;
};

/** A page of categories. */
export type CategoryConnection = {
  /** How many there are in all; null when Big Cartel does not say. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
  /** The categories of this page. */
  readonly nodes: ReadonlyArray<Category>;
  /** The categories of this page with their cursors. */
  readonly edges: ReadonlyArray<CategoryEdge>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** A category and its place in the list. */
export type CategoryEdge = {
  /** Its place: pass it as `after` or `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The category. */
  readonly node: Category;
};

/** A country as Big Cartel knows it. */
export type Country = {
  /** ISO 3166-1 alpha-2, such as `US`. */
  readonly code: Scalars['CountryCode']['output'];
  /** Its name, in English. */
  readonly name?: Maybe<Scalars['String']['output']>;
};

/** A discount that a shop offers. */
export type Discount = Node & {
  /** The global id, such as `gid://bigcartel/Discount/12`. */
  readonly id: Scalars['ID']['output'];
  /** What the seller calls it. */
  readonly name: Scalars['String']['output'];
  /** What customers type to get it. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** From when it holds. */
  readonly activeAt?: Maybe<Scalars['DateTime']['output']>;
  /** Until when it holds; null for one that does not expire. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** What a cart must fulfil, in Big Cartel's own words; which words there are is not documented. */
  readonly requirementType?: Maybe<Scalars['String']['output']>;
  /** What ends it, in Big Cartel's own words. */
  readonly expirationType?: Maybe<Scalars['String']['output']>;
  /** What it gives, in Big Cartel's own words. */
  readonly rewardType?: Maybe<Scalars['String']['output']>;
  /** What it applies to, in Big Cartel's own words. */
  readonly applicationType?: Maybe<Scalars['String']['output']>;
  /** How many percent it takes off. */
  readonly percent?: Maybe<Scalars['Decimal']['output']>;
  /** What it takes off, in the account's currency. */
  readonly flatRate?: Maybe<Money>;
  /** How often it can be used; null without a limit. */
  readonly useLimit?: Maybe<Scalars['Int']['output']>;
  /** How often it has been used. */
  readonly useCount?: Maybe<Scalars['Int']['output']>;
  /** What a cart must come to, in the account's currency. */
  readonly minimumCartTotal?: Maybe<Money>;
  /** How many things a cart must hold. */
  readonly minimumCartQuantity?: Maybe<Scalars['Int']['output']>;
  /** Whether shipping is free with it. */
  readonly includesFreeShipping?: Maybe<Scalars['Boolean']['output']>;
  /** The categories to which it is limited; null only with an error. */
  readonly categories?: Maybe<ReadonlyArray<Category>>;
  /** The products to which it is limited; null only with an error. */
  readonly products?: Maybe<ReadonlyArray<Product>>;
};

/** Which discounts; all conditions hold together. */
export type DiscountFilter = {
  /** Conditions by Big Cartel's own names, ten at most. */
  readonly other?: InputMaybe<ReadonlyArray<UpstreamFilter>>;
};

/** A page of discounts. */
export type DiscountConnection = {
  /** How many there are in all; null when Big Cartel does not say. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
  /** The discounts of this page. */
  readonly nodes: ReadonlyArray<Discount>;
  /** The discounts of this page with their cursors. */
  readonly edges: ReadonlyArray<DiscountEdge>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** A discount and its place in the list. */
export type DiscountEdge = {
  /** Its place: pass it as `after` or `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The discount. */
  readonly node: Discount;
};

/** A picture on Big Cartel's image server, which can deliver it in any size. */
export type Image = {
  /** Where the picture is. Without a transform, in the size that Big Cartel suggests. */
  readonly url: Scalars['URL']['output'];
  /** Where the picture is as it was uploaded. */
  readonly originalUrl: Scalars['URL']['output'];
  /** How wide it was uploaded, in pixels, where Big Cartel says so. */
  readonly width?: Maybe<Scalars['Int']['output']>;
  /** How high it was uploaded, in pixels, where Big Cartel says so. */
  readonly height?: Maybe<Scalars['Int']['output']>;
};


/** A picture on Big Cartel's image server, which can deliver it in any size. */
export type ImageUrlArgs = {
  transform?: InputMaybe<ImageTransform>;
};

/** How to resize a picture. Pictures are never enlarged. */
export type ImageTransform = {
  /** The greatest width in pixels, 1 to 5000. */
  readonly maxWidth?: InputMaybe<Scalars['Int']['input']>;
  /** The greatest height in pixels, 1 to 5000. */
  readonly maxHeight?: InputMaybe<Scalars['Int']['input']>;
  /** How the picture meets these bounds. */
  readonly fit?: InputMaybe<ImageFit>;
  /** Device pixels for each pixel of the layout, 1 to 3: multiplies both bounds. */
  readonly scale?: InputMaybe<Scalars['Int']['input']>;
};

/** How a picture meets its bounds. */
export type ImageFit =
  /** As large as fits within both bounds; never larger than the original. */
  | 'MAX'
  /** At least as large as both bounds, the rest cropped; never larger than the original. */
  | 'MIN'
  /** As large as fits within both bounds. */
  | 'CLIP';

/** An amount of money. */
export type Money = {
  /** The amount in units of the currency, exact: `25.0`. */
  readonly amount: Scalars['Decimal']['output'];
  /** The currency of the amount. */
  readonly currencyCode: Scalars['CurrencyCode']['output'];
  /** The amount as people write it: `$25.00`. */
  readonly formatted: Scalars['String']['output'];
};


/** An amount of money. */
export type MoneyFormattedArgs = {
  locale?: InputMaybe<Scalars['String']['input']>;
};

/** The cheapest and the dearest of several prices. */
export type MoneyRange = {
  /** The lowest price. */
  readonly min: Money;
  /** The highest price. */
  readonly max: Money;
};

/** A currency as Big Cartel knows it. */
export type Currency = {
  /** ISO 4217, such as `USD`. */
  readonly code: Scalars['CurrencyCode']['output'];
  /** Its name, such as `U.S. Dollar`. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Its sign, such as `$`. */
  readonly sign?: Maybe<Scalars['String']['output']>;
  /** How its amounts are written, a BCP 47 language tag such as `en-US`. */
  readonly locale?: Maybe<Scalars['String']['output']>;
};

/** Something added to or taken off the total of an order's items. Big Cartel may add new kinds: they are `OtherAdjustment`s. */
export type OrderAdjustment = {
  /** The global id, such as `gid://bigcartel/ShippingAdjustment/4?order_id=LMFN-543196`. */
  readonly id: Scalars['ID']['output'];
  /** What it is in Big Cartel's own words: `shipping`, `tax`, `discount`, `base`, … */
  readonly kind: Scalars['String']['output'];
  /** How much, in the order's currency. */
  readonly amount?: Maybe<Money>;
  /** What the customer reads. */
  readonly label?: Maybe<Scalars['String']['output']>;
};

/** What shipping adds. */
export type ShippingAdjustment = OrderAdjustment & Node & {
  /** The global id, such as `gid://bigcartel/ShippingAdjustment/4?order_id=LMFN-543196`. */
  readonly id: Scalars['ID']['output'];
  /** What it is in Big Cartel's own words: `shipping`. */
  readonly kind: Scalars['String']['output'];
  /** How much, in the order's currency. */
  readonly amount?: Maybe<Money>;
  /** What the customer reads. */
  readonly label?: Maybe<Scalars['String']['output']>;
};

/** What a tax adds. */
export type TaxAdjustment = OrderAdjustment & Node & {
  /** The global id, such as `gid://bigcartel/TaxAdjustment/4?order_id=LMFN-543196`. */
  readonly id: Scalars['ID']['output'];
  /** What it is in Big Cartel's own words: `tax`. */
  readonly kind: Scalars['String']['output'];
  /** How much, in the order's currency. */
  readonly amount?: Maybe<Money>;
  /** What the customer reads. */
  readonly label?: Maybe<Scalars['String']['output']>;
};

/** What a discount takes off. */
export type DiscountAdjustment = OrderAdjustment & Node & {
  /** The global id, such as `gid://bigcartel/DiscountAdjustment/4?order_id=LMFN-543196`. */
  readonly id: Scalars['ID']['output'];
  /** What it is in Big Cartel's own words: `discount`. */
  readonly kind: Scalars['String']['output'];
  /** How much, in the order's currency. */
  readonly amount?: Maybe<Money>;
  /** What the customer reads. */
  readonly label?: Maybe<Scalars['String']['output']>;
  /** The code that the customer typed, where the label says it: `FREESHIPPING` of `[FREESHIPPING] Free shipping`. */
  readonly code?: Maybe<Scalars['String']['output']>;
};

/** Any other adjustment, such as the shipping rates that Big Cartel calls `base`. */
export type OtherAdjustment = OrderAdjustment & Node & {
  /** The global id, such as `gid://bigcartel/OtherAdjustment/4?order_id=LMFN-543196`. */
  readonly id: Scalars['ID']['output'];
  /** What it is in Big Cartel's own words: `base`, … */
  readonly kind: Scalars['String']['output'];
  /** How much, in the order's currency. */
  readonly amount?: Maybe<Money>;
  /** What the customer reads. */
  readonly label?: Maybe<Scalars['String']['output']>;
};

/** What a customer has bought. Amounts are in the order's own currency. */
export type Order = Node & {
  /** The global id, such as `gid://bigcartel/Order/LMFN-543196`. */
  readonly id: Scalars['ID']['output'];
  /** The number that people use, such as `LMFN-543196`. */
  readonly number: Scalars['String']['output'];
  /** Who bought. */
  readonly customer: Customer;
  /** Where it goes. */
  readonly shippingAddress: ShippingAddress;
  /** What the customer wrote. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** How many things were bought. */
  readonly itemCount?: Maybe<Scalars['Int']['output']>;
  /** The currency of its amounts; null when Big Cartel does not say, and then the account's is meant. */
  readonly currency?: Maybe<Currency>;
  /** What it comes to. */
  readonly totals: OrderTotals;
  /** Whether it is paid; null for a status that is new to this gateway. */
  readonly paymentStatus?: Maybe<PaymentStatus>;
  /** The payment status in Big Cartel's own words. */
  readonly paymentStatusText?: Maybe<Scalars['String']['output']>;
  /** Whether it is shipped; null for a status that is new to this gateway. */
  readonly shippingStatus?: Maybe<ShippingStatus>;
  /** The shipping status in Big Cartel's own words. */
  readonly shippingStatusText?: Maybe<Scalars['String']['output']>;
  /** What was bought. */
  readonly items: ReadonlyArray<OrderItem>;
  /** What was added to or taken off the items' total. */
  readonly adjustments: ReadonlyArray<OrderAdjustment>;
  /** How it was paid. */
  readonly payments: ReadonlyArray<OrderPayment>;
  /** What has happened to it. */
  readonly events: ReadonlyArray<OrderEvent>;
  /** Its parcels; null only with an error. Takes a call to Big Cartel of its own. */
  readonly shipments?: Maybe<ReadonlyArray<Shipment>>;
  /** When it was made. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was last changed. */
  readonly updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the customer completed it; null while incomplete. */
  readonly completedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Who bought. */
export type Customer = {
  /** The first name. */
  readonly firstName?: Maybe<Scalars['String']['output']>;
  /** The last name. */
  readonly lastName?: Maybe<Scalars['String']['output']>;
  /** Where the customer reads mail. */
  readonly email?: Maybe<Scalars['String']['output']>;
  /** Where the customer can be called. */
  readonly phoneNumber?: Maybe<Scalars['String']['output']>;
  /** Whether the customer wants to hear from the seller. */
  readonly optedInToMarketing?: Maybe<Scalars['Boolean']['output']>;
};

/** Where an order goes. */
export type ShippingAddress = {
  /** Street and number. */
  readonly line1?: Maybe<Scalars['String']['output']>;
  /** More of the address. */
  readonly line2?: Maybe<Scalars['String']['output']>;
  /** The town. */
  readonly city?: Maybe<Scalars['String']['output']>;
  /** The state or province, by name or code. */
  readonly state?: Maybe<Scalars['String']['output']>;
  /** The postal code. */
  readonly zip?: Maybe<Scalars['String']['output']>;
  /** The country. */
  readonly country?: Maybe<Country>;
  /** How far north, in degrees. */
  readonly latitude?: Maybe<Scalars['Float']['output']>;
  /** How far east, in degrees. */
  readonly longitude?: Maybe<Scalars['Float']['output']>;
};

/** What an order comes to. */
export type OrderTotals = {
  /** All items. */
  readonly items?: Maybe<Money>;
  /** What discounts take off. */
  readonly discount?: Maybe<Money>;
  /** What shipping adds. */
  readonly shipping?: Maybe<Money>;
  /** What taxes add. */
  readonly tax?: Maybe<Money>;
  /** How much of the taxes Big Cartel itself hands on. */
  readonly taxRemittedByBigCartel?: Maybe<Money>;
  /** What the customer pays. */
  readonly total?: Maybe<Money>;
};

/** Something that was bought, as it was called and priced then. */
export type OrderItem = Node & {
  /** The global id, such as `gid://bigcartel/OrderItem/2?order_id=LMFN-543196`. */
  readonly id: Scalars['ID']['output'];
  /** What the product was called. */
  readonly productName: Scalars['String']['output'];
  /** What the option was called; empty for a product without a choice. */
  readonly optionName: Scalars['String']['output'];
  /** How many were bought. */
  readonly quantity?: Maybe<Scalars['Int']['output']>;
  /** How many have been shipped. */
  readonly quantityShipped?: Maybe<Scalars['Int']['output']>;
  /** How many wait for shipment. */
  readonly quantityUnshipped?: Maybe<Scalars['Int']['output']>;
  /** The price of one. */
  readonly price?: Maybe<Money>;
  /** The price of all. */
  readonly total?: Maybe<Money>;
  /** The tax on it. */
  readonly tax?: Maybe<Money>;
  /** The product's picture then. */
  readonly image?: Maybe<Image>;
  /** The categories in which the product stood. */
  readonly categoryNames: ReadonlyArray<Scalars['String']['output']>;
  /** The product as it is now; null when it is gone. For its id alone nobody is asked, so that is told of a product that is gone too. */
  readonly product?: Maybe<Product>;
  /** The option as it is now; null when it, or its product, is gone. For its id alone nobody is asked here either. */
  readonly productOption?: Maybe<ProductOption>;
};

/** A payment. */
export type OrderPayment = Node & {
  /** The global id, such as `gid://bigcartel/OrderPayment/3?order_id=LMFN-543196`. */
  readonly id: Scalars['ID']['output'];
  /** What was paid with, such as `Visa ending in 1234`. */
  readonly label?: Maybe<Scalars['String']['output']>;
  /** How much was paid. */
  readonly amount?: Maybe<Money>;
  /** Who processed it, such as `stripe`. */
  readonly processor?: Maybe<Scalars['String']['output']>;
  /** Its id there. */
  readonly processorId?: Maybe<Scalars['String']['output']>;
  /** Its page there. */
  readonly processorUrl?: Maybe<Scalars['URL']['output']>;
};

/** Something that has happened to an order. */
export type OrderEvent = Node & {
  /** The global id, such as `gid://bigcartel/OrderEvent/1?order_id=LMFN-543196`. */
  readonly id: Scalars['ID']['output'];
  /** What happened, such as `Payment completed`. */
  readonly message?: Maybe<Scalars['String']['output']>;
  /** What changed, in Big Cartel's own words: `payment_status`, `shipping_status`, … */
  readonly kind?: Maybe<Scalars['String']['output']>;
  /** When. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Whether an order is paid. */
export type PaymentStatus =
  /** Nothing has been paid. */
  | 'UNPAID'
  /** The payment is under way. */
  | 'PENDING'
  /** It is paid. */
  | 'COMPLETED'
  /** The payment failed. */
  | 'FAILED'
  /** The payment was not valid. */
  | 'INVALID';

/** Whether an order is shipped. */
export type ShippingStatus =
  /** Something waits for shipment. */
  | 'UNSHIPPED'
  /** All is on its way. */
  | 'SHIPPED';

/** Which orders; all conditions hold together. */
export type OrderFilter = {
  /** Whether it is shipped. */
  readonly shippingStatus?: InputMaybe<ShippingStatus>;
  /** Completed at or after this instant. */
  readonly completedFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Completed at or before this instant. */
  readonly completedTo?: InputMaybe<Scalars['DateTime']['input']>;
  /** Last changed at or after this instant. */
  readonly updatedFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Last changed at or before this instant. */
  readonly updatedTo?: InputMaybe<Scalars['DateTime']['input']>;
};

/** How to sort orders. */
export type OrderSort = {
  /** By what. */
  readonly field: OrderSortField;
  /** Which way. */
  readonly direction?: SortDirection;
};

/** What orders can be sorted by. */
export type OrderSortField =
  /** When the customer completed it. */
  | 'COMPLETED_AT'
  /** When it was made. */
  | 'CREATED_AT'
  /** When it was last changed. */
  | 'UPDATED_AT';

/** A page of orders. */
export type OrderConnection = {
  /** How many there are in all; null when Big Cartel does not say. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
  /** The orders of this page. */
  readonly nodes: ReadonlyArray<Order>;
  /** The orders of this page with their cursors. */
  readonly edges: ReadonlyArray<OrderEdge>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** An order and its place in the list. */
export type OrderEdge = {
  /** Its place: pass it as `after` or `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The order. */
  readonly node: Order;
};

/** A page of text in a shop. */
export type Page = Node & {
  /** The global id, such as `gid://bigcartel/Page/34`. */
  readonly id: Scalars['ID']['output'];
  /** Its title. */
  readonly name: Scalars['String']['output'];
  /** Where it stands in the shop: `/about`. */
  readonly path?: Maybe<Scalars['String']['output']>;
  /** Where it comes from, in Big Cartel's own words: `custom` for one that the seller wrote, `theme`, … */
  readonly category?: Maybe<Scalars['String']['output']>;
  /** What it says, in HTML. In a list, this and what follows takes one more call to Big Cartel for each page. */
  readonly content?: Maybe<Scalars['String']['output']>;
  /** Whether visitors can see it. */
  readonly published?: Maybe<Scalars['Boolean']['output']>;
  /** Whether it is shown within the theme's layout. */
  readonly usesLayout?: Maybe<Scalars['Boolean']['output']>;
};

/** A page of pages. */
export type PageConnection = {
  /** How many there are in all; null when Big Cartel does not say. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
  /** The pages of this page. */
  readonly nodes: ReadonlyArray<Page>;
  /** The pages of this page with their cursors. */
  readonly edges: ReadonlyArray<PageEdge>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** A page of text and its place in the list. */
export type PageEdge = {
  /** Its place: pass it as `after` or `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The page. */
  readonly node: Page;
};

/** Where a page lies in its list (GraphQL Cursor Connections Specification). */
export type PageInfo = {
  /** Whether more follow this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether more come before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first item; null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
  /** The cursor of the last item: pass it as `after` to go on; null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether the record of the cursor has gone, so that others may be missed or shown twice. Where it has only moved, the page goes on from there. */
  readonly drifted: Scalars['Boolean']['output'];
};

/** A condition that is passed on to Big Cartel as it is; which there are is not documented. */
export type UpstreamFilter = {
  /** Big Cartel's own name of it: small letters, digits and underscores. */
  readonly name: Scalars['String']['input'];
  /** Its value, 200 characters at most. */
  readonly value: Scalars['String']['input'];
};

/** Which way a list is sorted. */
export type SortDirection =
  /** From the smallest or oldest. */
  | 'ASC'
  /** From the largest or newest. */
  | 'DESC';

/** Something that a shop sells. */
export type Product = Node & {
  /** The global id, such as `gid://bigcartel/Product/6005`. */
  readonly id: Scalars['ID']['output'];
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** Its name in addresses. */
  readonly permalink?: Maybe<Scalars['String']['output']>;
  /** Whether it can be bought; null for a status that is new to this gateway. */
  readonly status?: Maybe<ProductStatus>;
  /** The status in Big Cartel's own words. */
  readonly statusText?: Maybe<Scalars['String']['output']>;
  /** What the seller says about it; may hold HTML. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Its page in the shop. */
  readonly url?: Maybe<Scalars['URL']['output']>;
  /** The default price; an option may have its own. */
  readonly price?: Maybe<Money>;
  /** The cheapest and the dearest option; null when no option has a price. */
  readonly priceRange?: Maybe<MoneyRange>;
  /** Whether the seller marks it as on sale. */
  readonly onSale?: Maybe<Scalars['Boolean']['output']>;
  /** Its place in the shop, from 1. */
  readonly position?: Maybe<Scalars['Int']['output']>;
  /** What a visitor must type to see it; null for a product without a password. */
  readonly password?: Maybe<Scalars['String']['output']>;
  /** Whether its options are combined from groups, such as size and colour. */
  readonly hasOptionGroups?: Maybe<Scalars['Boolean']['output']>;
  /** Whether it is active and at least one option is in stock or not tracked. */
  readonly available: Scalars['Boolean']['output'];
  /** Whether there is nothing to choose: its only option is the default one. */
  readonly hasDefaultOptionOnly: Scalars['Boolean']['output'];
  /** The first picture. */
  readonly featuredImage?: Maybe<Image>;
  /** All pictures, the first one first. */
  readonly images: ReadonlyArray<Image>;
  /** What can be chosen: sizes, colours, formats. */
  readonly options: ReadonlyArray<ProductOption>;
  /** Where it stands in the shop. */
  readonly categories: ReadonlyArray<Category>;
  /** Who made it. */
  readonly artists: ReadonlyArray<Artist>;
  /** What it costs to ship, country by country. */
  readonly shippingRates: ReadonlyArray<ShippingRate>;
  /** When it was made. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was last changed. */
  readonly updatedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Whether a product can be bought. */
export type ProductStatus =
  /** On sale in the shop. */
  | 'ACTIVE'
  /** Not shown in the shop. */
  | 'HIDDEN'
  /** Shown, but sold out. */
  | 'SOLD_OUT'
  /** Shown, not yet for sale. */
  | 'COMING_SOON';

/** One way to buy a product: a size, a colour, a format. */
export type ProductOption = Node & {
  /** The global id, such as `gid://bigcartel/ProductOption/9?product_id=6001`. */
  readonly id: Scalars['ID']['output'];
  /** What it is called; `Default` when there is only one. */
  readonly name: Scalars['String']['output'];
  /** Its price. */
  readonly price?: Maybe<Money>;
  /** How many are in stock; null when stock is not tracked. */
  readonly quantity?: Maybe<Scalars['Int']['output']>;
  /** How many have been sold. */
  readonly sold?: Maybe<Scalars['Int']['output']>;
  /** The most that were ever in stock. */
  readonly peakQuantity?: Maybe<Scalars['Int']['output']>;
  /** Whether a file comes with it. */
  readonly hasDigitalFile?: Maybe<Scalars['Boolean']['output']>;
  /** Whether it is in stock or its stock is not tracked. */
  readonly available: Scalars['Boolean']['output'];
};

/** What shipping a product costs to one country, or to everywhere else. */
export type ShippingRate = Node & {
  /** The global id, such as `gid://bigcartel/ShippingRate/9001?product_id=6001`. */
  readonly id: Scalars['ID']['output'];
  /** The country; null for everywhere else. */
  readonly countryCode?: Maybe<Scalars['CountryCode']['output']>;
  /** When it is shipped on its own. */
  readonly priceAlone?: Maybe<Money>;
  /** When it is shipped together with others. */
  readonly priceWithOthers?: Maybe<Money>;
};

/** A page of products. */
export type ProductConnection = {
  /** How many there are in all; null when Big Cartel does not say. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
  /** The products of this page. */
  readonly nodes: ReadonlyArray<Product>;
  /** The products of this page with their cursors. */
  readonly edges: ReadonlyArray<ProductEdge>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** A product and its place in the list. */
export type ProductEdge = {
  /** Its place: pass it as `after` or `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The product. */
  readonly node: Product;
};

/** Which products; all conditions hold together. An answer in which Big Cartel pays no heed to `status` or `category` is an error. */
export type ProductFilter = {
  /** Products of this status. */
  readonly status?: InputMaybe<ProductStatus>;
  /** Products in this category: `gid://bigcartel/Category/1` or `1`. */
  readonly category?: InputMaybe<Scalars['ID']['input']>;
  /** Conditions by Big Cartel's own names, ten at most. */
  readonly other?: InputMaybe<ReadonlyArray<UpstreamFilter>>;
};

/** How to sort products. */
export type ProductSort = {
  /** By what. */
  readonly field: ProductSortField;
  /** Which way. */
  readonly direction?: SortDirection;
};

/** What products can be sorted by. */
export type ProductSortField =
  /** When it was made. */
  | 'CREATED_AT'
  /** When it was last changed. */
  | 'UPDATED_AT'
  /** What it is called. */
  | 'NAME';

/** What a session may spend on queries, in points; without one, what all visitors from one address may spend together. */
export type RateLimit = {
  /** How many points there are when nothing has been spent for a while. */
  readonly maximumAvailable: Scalars['Int']['output'];
  /** How many are left now; less than none when several instances have granted more at once. */
  readonly currentlyAvailable: Scalars['Int']['output'];
  /** How many come back in a second. */
  readonly restoreRate: Scalars['Int']['output'];
};

/** Who is signed in with this browser. */
export type Session = {
  /** Whether a seller is signed in. */
  readonly authenticated: Scalars['Boolean']['output'];
  /** When the session ends if nobody comes; null when nobody is signed in. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where to send the browser to sign in: a path of this gateway, such as `/auth`. */
  readonly loginUrl: Scalars['String']['output'];
  /** The account of the signed-in seller; null when nobody is signed in. Its id and subdomain cost no call to Big Cartel. */
  readonly account?: Maybe<Account>;
};

/** A parcel of an order. */
export type Shipment = Node & {
  /** The global id, such as `gid://bigcartel/Shipment/78?order_id=LMFN-543196`. */
  readonly id: Scalars['ID']['output'];
  /** Who carries it. */
  readonly carrier?: Maybe<Scalars['String']['output']>;
  /** Its number there. */
  readonly trackingNumber?: Maybe<Scalars['String']['output']>;
  /** Where it can be followed. */
  readonly trackingUrl?: Maybe<Scalars['URL']['output']>;
  /** What is in it. */
  readonly items: ReadonlyArray<ShipmentItem>;
  /** When it was made. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was last changed. */
  readonly updatedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** One kind of thing in a parcel. */
export type ShipmentItem = {
  /** What was bought; null when the order no longer has it. */
  readonly item?: Maybe<OrderItem>;
  /** How many of it are in this parcel. */
  readonly quantity?: Maybe<Scalars['Int']['output']>;
};

/** A seller's shop. */
export type Shop = Node & {
  /** The global id, such as `gid://bigcartel/Shop/12345`. */
  readonly id: Scalars['ID']['output'];
  /** The name over the door. */
  readonly name: Scalars['String']['output'];
  /** The shop's name in addresses: `examplestore` of examplestore.bigcartel.com. */
  readonly subdomain?: Maybe<Scalars['String']['output']>;
  /** What the seller says about it. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The shop's own address. */
  readonly url?: Maybe<Scalars['URL']['output']>;
  /** Another site of the seller's. */
  readonly website?: Maybe<Scalars['URL']['output']>;
  /** The currency of all prices. */
  readonly currency?: Maybe<Currency>;
  /** Where the shop is. */
  readonly country?: Maybe<Country>;
  /** The shop's picture. */
  readonly image?: Maybe<Image>;
  /** The shop's icon. */
  readonly favicon?: Maybe<Image>;
  /** What the shop sells, hidden products too; null only with an error. `first` or `last` must be given to get any. */
  readonly products?: Maybe<ProductConnection>;
  /** The categories of the shop; null only with an error. `first` or `last` must be given to get any. */
  readonly categories?: Maybe<CategoryConnection>;
  /** The artists of the shop; null, with the error ARTISTS_DISABLED, when the seller has them switched off. `first` or `last` must be given to get any. */
  readonly artists?: Maybe<ArtistConnection>;
  /** The pages of text of the shop; null only with an error. `first` or `last` must be given to get any. */
  readonly pages?: Maybe<PageConnection>;
};


/** A seller's shop. */
export type ShopProductsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProductFilter>;
  sort?: InputMaybe<ProductSort>;
};


/** A seller's shop. */
export type ShopCategoriesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A seller's shop. */
export type ShopArtistsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A seller's shop. */
export type ShopPagesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** A product as everybody can see it. How many are in stock is not public. */
export type StorefrontProduct = Node & {
  /** The global id, such as `gid://bigcartel/StorefrontProduct/6005?subdomain=examplestore`. */
  readonly id: Scalars['ID']['output'];
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** Its name in addresses. */
  readonly permalink?: Maybe<Scalars['String']['output']>;
  /** Whether it can be bought; null for a status that is new to this gateway. */
  readonly status?: Maybe<ProductStatus>;
  /** The status in Big Cartel's own words, which are written otherwise here than in `Product`: `sold-out`. */
  readonly statusText?: Maybe<Scalars['String']['output']>;
  /** What the seller says about it; may hold HTML. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Its page in the shop. */
  readonly url?: Maybe<Scalars['URL']['output']>;
  /** The default price; an option may have its own. */
  readonly price?: Maybe<Money>;
  /** The cheapest and the dearest option; null when no option has a price. */
  readonly priceRange?: Maybe<MoneyRange>;
  /** What Big Cartel gives as its tax; in what that is counted is not documented. */
  readonly tax?: Maybe<Scalars['Decimal']['output']>;
  /** Whether the seller marks it as on sale. */
  readonly onSale?: Maybe<Scalars['Boolean']['output']>;
  /** Its place in the shop, from 1. */
  readonly position?: Maybe<Scalars['Int']['output']>;
  /** Whether it is active and at least one option is not sold out. */
  readonly available: Scalars['Boolean']['output'];
  /** The first picture. */
  readonly featuredImage?: Maybe<Image>;
  /** All pictures, the first one first. */
  readonly images: ReadonlyArray<Image>;
  /** Whether its options are combined from groups, such as size and colour. */
  readonly hasOptionGroups?: Maybe<Scalars['Boolean']['output']>;
  /** What can be chosen: sizes, colours, formats. */
  readonly options: ReadonlyArray<StorefrontProductOption>;
  /** What the options are combined from. */
  readonly optionGroups: ReadonlyArray<StorefrontOptionGroup>;
  /** Where it stands in the shop. */
  readonly categories: ReadonlyArray<StorefrontCategory>;
  /** Who made it. */
  readonly artists: ReadonlyArray<StorefrontArtist>;
  /** What it costs to ship, country by country. */
  readonly shippingRates: ReadonlyArray<StorefrontShippingRate>;
  /** When it was made. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
};

/** One way to buy a product: a size, a colour, a format. */
export type StorefrontProductOption = Node & {
  /** The global id, such as `gid://bigcartel/StorefrontProductOption/9?subdomain=examplestore`. */
  readonly id: Scalars['ID']['output'];
  /** What it is called; `Default` when there is only one. */
  readonly name: Scalars['String']['output'];
  /** Its price. */
  readonly price?: Maybe<Money>;
  /** Whether it is sold out. */
  readonly soldOut?: Maybe<Scalars['Boolean']['output']>;
  /** Whether its price is not the product's. */
  readonly hasCustomPrice?: Maybe<Scalars['Boolean']['output']>;
  /** What it is combined of, one of each group. */
  readonly values: ReadonlyArray<StorefrontOptionValue>;
};

/** A kind of choice, such as size. */
export type StorefrontOptionGroup = {
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** Its place among the groups, from 1. */
  readonly position?: Maybe<Scalars['Int']['output']>;
  /** What can be chosen. */
  readonly values: ReadonlyArray<StorefrontOptionValue>;
};

/** One choice of a group, such as small. */
export type StorefrontOptionValue = {
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** Its place in the group, from 1. */
  readonly position?: Maybe<Scalars['Int']['output']>;
};

/** What shipping a product costs to one country, or to everywhere else. */
export type StorefrontShippingRate = {
  /** The country; null for everywhere else. */
  readonly country?: Maybe<Country>;
  /** When it is shipped on its own. */
  readonly priceAlone?: Maybe<Money>;
  /** When it is shipped together with others. */
  readonly priceWithOthers?: Maybe<Money>;
};

/** A page of products. */
export type StorefrontProductConnection = {
  /** How many there are in all; null when Big Cartel does not say. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
  /** The products of this page. */
  readonly nodes: ReadonlyArray<StorefrontProduct>;
  /** The products of this page with their cursors. */
  readonly edges: ReadonlyArray<StorefrontProductEdge>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** A product and its place in the list. */
export type StorefrontProductEdge = {
  /** Its place: pass it as `after` or `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The product. */
  readonly node: StorefrontProduct;
};

/** A shop as everybody can see it, without signing in. */
export type Storefront = Node & {
  /** The global id, such as `gid://bigcartel/Storefront/examplestore`. */
  readonly id: Scalars['ID']['output'];
  /** The shop's name in addresses: `examplestore` of examplestore.bigcartel.com. */
  readonly subdomain: Scalars['String']['output'];
  /** Whether the shop is closed for maintenance; then all else is null. */
  readonly underMaintenance: Scalars['Boolean']['output'];
  /** The name over the door. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** What the seller says about it. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The shop's own address. */
  readonly url?: Maybe<Scalars['URL']['output']>;
  /** Another site of the seller's. */
  readonly website?: Maybe<Scalars['URL']['output']>;
  /** The currency of all prices. */
  readonly currency?: Maybe<Currency>;
  /** Where the shop is. */
  readonly country?: Maybe<Country>;
  /** What the shop shows: no hidden products. Null while the shop is closed, or with an error. `first` or `last` must be given to get any. */
  readonly products?: Maybe<StorefrontProductConnection>;
  /** The categories of the shop. Null while the shop is closed, or with an error. `first` or `last` must be given to get any. */
  readonly categories?: Maybe<StorefrontCategoryConnection>;
  /** The artists of the shop; none when the seller has them switched off. Null while the shop is closed, or with an error. `first` or `last` must be given to get any. */
  readonly artists?: Maybe<StorefrontArtistConnection>;
  /** The pages of text of the shop. Null while the shop is closed, or with an error. `first` or `last` must be given to get any. */
  readonly pages?: Maybe<StorefrontPageConnection>;
};


/** A shop as everybody can see it, without signing in. */
export type StorefrontProductsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A shop as everybody can see it, without signing in. */
export type StorefrontCategoriesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A shop as everybody can see it, without signing in. */
export type StorefrontArtistsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A shop as everybody can see it, without signing in. */
export type StorefrontPagesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** A category as everybody can see it. */
export type StorefrontCategory = Node & {
  /** The global id, such as `gid://bigcartel/StorefrontCategory/1?subdomain=examplestore`. */
  readonly id: Scalars['ID']['output'];
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** Its name in addresses. */
  readonly permalink?: Maybe<Scalars['String']['output']>;
  /** Its page in the shop. */
  readonly url?: Maybe<Scalars['URL']['output']>;
};

/** A page of categories. */
export type StorefrontCategoryConnection = {
  /** How many there are in all; null when Big Cartel does not say. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
  /** The categories of this page. */
  readonly nodes: ReadonlyArray<StorefrontCategory>;
  /** The categories of this page with their cursors. */
  readonly edges: ReadonlyArray<StorefrontCategoryEdge>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** A category and its place in the list. */
export type StorefrontCategoryEdge = {
  /** Its place: pass it as `after` or `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The category. */
  readonly node: StorefrontCategory;
};

/** An artist as everybody can see them. */
export type StorefrontArtist = Node & {
  /** The global id, such as `gid://bigcartel/StorefrontArtist/1?subdomain=examplestore`. */
  readonly id: Scalars['ID']['output'];
  /** What it is called. */
  readonly name: Scalars['String']['output'];
  /** Its name in addresses. */
  readonly permalink?: Maybe<Scalars['String']['output']>;
  /** Its page in the shop. */
  readonly url?: Maybe<Scalars['URL']['output']>;
};

/** A page of artists. */
export type StorefrontArtistConnection = {
  /** How many there are in all; null when Big Cartel does not say. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
  /** The artists of this page. */
  readonly nodes: ReadonlyArray<StorefrontArtist>;
  /** The artists of this page with their cursors. */
  readonly edges: ReadonlyArray<StorefrontArtistEdge>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** An artist and its place in the list. */
export type StorefrontArtistEdge = {
  /** Its place: pass it as `after` or `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The artist. */
  readonly node: StorefrontArtist;
};

/** A page of text as everybody can see it. */
export type StorefrontPage = Node & {
  /** The global id, such as `gid://bigcartel/StorefrontPage/about?subdomain=examplestore`. */
  readonly id: Scalars['ID']['output'];
  /** Its title. */
  readonly name: Scalars['String']['output'];
  /** Its name in addresses. */
  readonly permalink: Scalars['String']['output'];
  /** Where it comes from, in Big Cartel's own words: `custom` for one that the seller wrote, `theme`, … */
  readonly category?: Maybe<Scalars['String']['output']>;
  /** Where it is in the shop. This, `category` and `content` take one more call to Big Cartel for each page. */
  readonly url?: Maybe<Scalars['URL']['output']>;
  /** What it says, in HTML. */
  readonly content?: Maybe<Scalars['String']['output']>;
};

/** A page of pages. */
export type StorefrontPageConnection = {
  /** How many there are in all; null when Big Cartel does not say. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
  /** The pages of this page. */
  readonly nodes: ReadonlyArray<StorefrontPage>;
  /** The pages of this page with their cursors. */
  readonly edges: ReadonlyArray<StorefrontPageEdge>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** A page of text and its place in the list. */
export type StorefrontPageEdge = {
  /** Its place: pass it as `after` or `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The page. */
  readonly node: StorefrontPage;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<unknown, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, unknown, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: unknown[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Node: ResolverTypeWrapper<NodeParent>;
  Account: ResolverTypeWrapper<AccountParent>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  AccountOwner: ResolverTypeWrapper<AccountOwner>;
  Plan: ResolverTypeWrapper<PlanParent>;
  AccountFeatures: ResolverTypeWrapper<AccountFeatures>;
  Artist: ResolverTypeWrapper<ArtistParent>;
  ArtistConnection: ResolverTypeWrapper<Omit<ArtistConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversTypes['Artist']>, edges: ReadonlyArray<ResolversTypes['ArtistEdge']> }>;
  ArtistEdge: ResolverTypeWrapper<Omit<ArtistEdge, 'node'> & { node: ResolversTypes['Artist'] }>;
  Cart: ResolverTypeWrapper<CartParent>;
  CartConnection: ResolverTypeWrapper<Omit<CartConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversTypes['Cart']>, edges: ReadonlyArray<ResolversTypes['CartEdge']> }>;
  CartEdge: ResolverTypeWrapper<Omit<CartEdge, 'node'> & { node: ResolversTypes['Cart'] }>;
  Category: ResolverTypeWrapper<CategoryParent>;
  CategoryConnection: ResolverTypeWrapper<Omit<CategoryConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversTypes['Category']>, edges: ReadonlyArray<ResolversTypes['CategoryEdge']> }>;
  CategoryEdge: ResolverTypeWrapper<Omit<CategoryEdge, 'node'> & { node: ResolversTypes['Category'] }>;
  Country: ResolverTypeWrapper<Country>;
  Discount: ResolverTypeWrapper<DiscountParent>;
  DiscountFilter: DiscountFilter;
  DiscountConnection: ResolverTypeWrapper<Omit<DiscountConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversTypes['Discount']>, edges: ReadonlyArray<ResolversTypes['DiscountEdge']> }>;
  DiscountEdge: ResolverTypeWrapper<Omit<DiscountEdge, 'node'> & { node: ResolversTypes['Discount'] }>;
  Image: ResolverTypeWrapper<ImageParent>;
  ImageTransform: ImageTransform;
  ImageFit: ImageFit;
  Money: ResolverTypeWrapper<MoneyParent>;
  MoneyRange: ResolverTypeWrapper<Omit<MoneyRange, 'min' | 'max'> & { min: ResolversTypes['Money'], max: ResolversTypes['Money'] }>;
  Currency: ResolverTypeWrapper<Currency>;
  OrderAdjustment: ResolverTypeWrapper<OrderAdjustmentParent>;
  ShippingAdjustment: ResolverTypeWrapper<OrderAdjustmentParent>;
  TaxAdjustment: ResolverTypeWrapper<OrderAdjustmentParent>;
  DiscountAdjustment: ResolverTypeWrapper<OrderAdjustmentParent>;
  OtherAdjustment: ResolverTypeWrapper<OrderAdjustmentParent>;
  Order: ResolverTypeWrapper<OrderParent>;
  Customer: ResolverTypeWrapper<Customer>;
  ShippingAddress: ResolverTypeWrapper<ShippingAddress>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  OrderTotals: ResolverTypeWrapper<OrderTotalsParent>;
  OrderItem: ResolverTypeWrapper<OrderItemParent>;
  OrderPayment: ResolverTypeWrapper<OrderPaymentParent>;
  OrderEvent: ResolverTypeWrapper<OrderEventParent>;
  PaymentStatus: PaymentStatus;
  ShippingStatus: ShippingStatus;
  OrderFilter: OrderFilter;
  OrderSort: OrderSort;
  OrderSortField: OrderSortField;
  OrderConnection: ResolverTypeWrapper<Omit<OrderConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversTypes['Order']>, edges: ReadonlyArray<ResolversTypes['OrderEdge']> }>;
  OrderEdge: ResolverTypeWrapper<Omit<OrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  Page: ResolverTypeWrapper<PageParent>;
  PageConnection: ResolverTypeWrapper<Omit<PageConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversTypes['Page']>, edges: ReadonlyArray<ResolversTypes['PageEdge']> }>;
  PageEdge: ResolverTypeWrapper<Omit<PageEdge, 'node'> & { node: ResolversTypes['Page'] }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  UpstreamFilter: UpstreamFilter;
  SortDirection: SortDirection;
  Product: ResolverTypeWrapper<ProductParent>;
  ProductStatus: ProductStatus;
  ProductOption: ResolverTypeWrapper<ProductOptionParent>;
  ShippingRate: ResolverTypeWrapper<ShippingRateParent>;
  ProductConnection: ResolverTypeWrapper<Omit<ProductConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversTypes['Product']>, edges: ReadonlyArray<ResolversTypes['ProductEdge']> }>;
  ProductEdge: ResolverTypeWrapper<Omit<ProductEdge, 'node'> & { node: ResolversTypes['Product'] }>;
  ProductFilter: ProductFilter;
  ProductSort: ProductSort;
  ProductSortField: ProductSortField;
  RateLimit: ResolverTypeWrapper<RateLimit>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  CountryCode: ResolverTypeWrapper<Scalars['CountryCode']['output']>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  Session: ResolverTypeWrapper<Omit<Session, 'account'> & { account?: Maybe<ResolversTypes['Account']> }>;
  Shipment: ResolverTypeWrapper<ShipmentParent>;
  ShipmentItem: ResolverTypeWrapper<ShipmentItemParent>;
  Shop: ResolverTypeWrapper<ShopParent>;
  StorefrontProduct: ResolverTypeWrapper<StorefrontProductParent>;
  StorefrontProductOption: ResolverTypeWrapper<StorefrontProductOptionParent>;
  StorefrontOptionGroup: ResolverTypeWrapper<StorefrontOptionGroup>;
  StorefrontOptionValue: ResolverTypeWrapper<StorefrontOptionValue>;
  StorefrontShippingRate: ResolverTypeWrapper<StorefrontShippingRateParent>;
  StorefrontProductConnection: ResolverTypeWrapper<Omit<StorefrontProductConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversTypes['StorefrontProduct']>, edges: ReadonlyArray<ResolversTypes['StorefrontProductEdge']> }>;
  StorefrontProductEdge: ResolverTypeWrapper<Omit<StorefrontProductEdge, 'node'> & { node: ResolversTypes['StorefrontProduct'] }>;
  Storefront: ResolverTypeWrapper<StorefrontParent>;
  StorefrontCategory: ResolverTypeWrapper<StorefrontSectionParent>;
  StorefrontCategoryConnection: ResolverTypeWrapper<Omit<StorefrontCategoryConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversTypes['StorefrontCategory']>, edges: ReadonlyArray<ResolversTypes['StorefrontCategoryEdge']> }>;
  StorefrontCategoryEdge: ResolverTypeWrapper<Omit<StorefrontCategoryEdge, 'node'> & { node: ResolversTypes['StorefrontCategory'] }>;
  StorefrontArtist: ResolverTypeWrapper<StorefrontSectionParent>;
  StorefrontArtistConnection: ResolverTypeWrapper<Omit<StorefrontArtistConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversTypes['StorefrontArtist']>, edges: ReadonlyArray<ResolversTypes['StorefrontArtistEdge']> }>;
  StorefrontArtistEdge: ResolverTypeWrapper<Omit<StorefrontArtistEdge, 'node'> & { node: ResolversTypes['StorefrontArtist'] }>;
  StorefrontPage: ResolverTypeWrapper<StorefrontPageParent>;
  StorefrontPageConnection: ResolverTypeWrapper<Omit<StorefrontPageConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversTypes['StorefrontPage']>, edges: ReadonlyArray<ResolversTypes['StorefrontPageEdge']> }>;
  StorefrontPageEdge: ResolverTypeWrapper<Omit<StorefrontPageEdge, 'node'> & { node: ResolversTypes['StorefrontPage'] }>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Node: NodeParent;
  Account: AccountParent;
  Boolean: Scalars['Boolean']['output'];
  AccountOwner: AccountOwner;
  Plan: PlanParent;
  AccountFeatures: AccountFeatures;
  Artist: ArtistParent;
  ArtistConnection: Omit<ArtistConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversParentTypes['Artist']>, edges: ReadonlyArray<ResolversParentTypes['ArtistEdge']> };
  ArtistEdge: Omit<ArtistEdge, 'node'> & { node: ResolversParentTypes['Artist'] };
  Cart: CartParent;
  CartConnection: Omit<CartConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversParentTypes['Cart']>, edges: ReadonlyArray<ResolversParentTypes['CartEdge']> };
  CartEdge: Omit<CartEdge, 'node'> & { node: ResolversParentTypes['Cart'] };
  Category: CategoryParent;
  CategoryConnection: Omit<CategoryConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversParentTypes['Category']>, edges: ReadonlyArray<ResolversParentTypes['CategoryEdge']> };
  CategoryEdge: Omit<CategoryEdge, 'node'> & { node: ResolversParentTypes['Category'] };
  Country: Country;
  Discount: DiscountParent;
  DiscountFilter: DiscountFilter;
  DiscountConnection: Omit<DiscountConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversParentTypes['Discount']>, edges: ReadonlyArray<ResolversParentTypes['DiscountEdge']> };
  DiscountEdge: Omit<DiscountEdge, 'node'> & { node: ResolversParentTypes['Discount'] };
  Image: ImageParent;
  ImageTransform: ImageTransform;
  Money: MoneyParent;
  MoneyRange: Omit<MoneyRange, 'min' | 'max'> & { min: ResolversParentTypes['Money'], max: ResolversParentTypes['Money'] };
  Currency: Currency;
  OrderAdjustment: OrderAdjustmentParent;
  ShippingAdjustment: OrderAdjustmentParent;
  TaxAdjustment: OrderAdjustmentParent;
  DiscountAdjustment: OrderAdjustmentParent;
  OtherAdjustment: OrderAdjustmentParent;
  Order: OrderParent;
  Customer: Customer;
  ShippingAddress: ShippingAddress;
  Float: Scalars['Float']['output'];
  OrderTotals: OrderTotalsParent;
  OrderItem: OrderItemParent;
  OrderPayment: OrderPaymentParent;
  OrderEvent: OrderEventParent;
  OrderFilter: OrderFilter;
  OrderSort: OrderSort;
  OrderConnection: Omit<OrderConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversParentTypes['Order']>, edges: ReadonlyArray<ResolversParentTypes['OrderEdge']> };
  OrderEdge: Omit<OrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  Page: PageParent;
  PageConnection: Omit<PageConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversParentTypes['Page']>, edges: ReadonlyArray<ResolversParentTypes['PageEdge']> };
  PageEdge: Omit<PageEdge, 'node'> & { node: ResolversParentTypes['Page'] };
  PageInfo: PageInfo;
  UpstreamFilter: UpstreamFilter;
  Product: ProductParent;
  ProductOption: ProductOptionParent;
  ShippingRate: ShippingRateParent;
  ProductConnection: Omit<ProductConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversParentTypes['Product']>, edges: ReadonlyArray<ResolversParentTypes['ProductEdge']> };
  ProductEdge: Omit<ProductEdge, 'node'> & { node: ResolversParentTypes['Product'] };
  ProductFilter: ProductFilter;
  ProductSort: ProductSort;
  RateLimit: RateLimit;
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  CurrencyCode: Scalars['CurrencyCode']['output'];
  CountryCode: Scalars['CountryCode']['output'];
  URL: Scalars['URL']['output'];
  Session: Omit<Session, 'account'> & { account?: Maybe<ResolversParentTypes['Account']> };
  Shipment: ShipmentParent;
  ShipmentItem: ShipmentItemParent;
  Shop: ShopParent;
  StorefrontProduct: StorefrontProductParent;
  StorefrontProductOption: StorefrontProductOptionParent;
  StorefrontOptionGroup: StorefrontOptionGroup;
  StorefrontOptionValue: StorefrontOptionValue;
  StorefrontShippingRate: StorefrontShippingRateParent;
  StorefrontProductConnection: Omit<StorefrontProductConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversParentTypes['StorefrontProduct']>, edges: ReadonlyArray<ResolversParentTypes['StorefrontProductEdge']> };
  StorefrontProductEdge: Omit<StorefrontProductEdge, 'node'> & { node: ResolversParentTypes['StorefrontProduct'] };
  Storefront: StorefrontParent;
  StorefrontCategory: StorefrontSectionParent;
  StorefrontCategoryConnection: Omit<StorefrontCategoryConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversParentTypes['StorefrontCategory']>, edges: ReadonlyArray<ResolversParentTypes['StorefrontCategoryEdge']> };
  StorefrontCategoryEdge: Omit<StorefrontCategoryEdge, 'node'> & { node: ResolversParentTypes['StorefrontCategory'] };
  StorefrontArtist: StorefrontSectionParent;
  StorefrontArtistConnection: Omit<StorefrontArtistConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversParentTypes['StorefrontArtist']>, edges: ReadonlyArray<ResolversParentTypes['StorefrontArtistEdge']> };
  StorefrontArtistEdge: Omit<StorefrontArtistEdge, 'node'> & { node: ResolversParentTypes['StorefrontArtist'] };
  StorefrontPage: StorefrontPageParent;
  StorefrontPageConnection: Omit<StorefrontPageConnection, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversParentTypes['StorefrontPage']>, edges: ReadonlyArray<ResolversParentTypes['StorefrontPageEdge']> };
  StorefrontPageEdge: Omit<StorefrontPageEdge, 'node'> & { node: ResolversParentTypes['StorefrontPage'] };
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
};

export type CostDirectiveArgs = {
  weight: Scalars['Int']['input'];
  argument?: Maybe<Scalars['String']['input']>;
};

export type CostDirectiveResolver<Result, Parent, ContextType = GraphqlContext, Args = CostDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ListSizeDirectiveArgs = {
  assumedSize: Scalars['Int']['input'];
  argument?: Maybe<Scalars['String']['input']>;
};

export type ListSizeDirectiveResolver<Result, Parent, ContextType = GraphqlContext, Args = ListSizeDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type QueryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  session?: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
  rateLimit?: Resolver<ResolversTypes['RateLimit'], ParentType, ContextType>;
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  shop?: Resolver<Maybe<ResolversTypes['Shop']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType, Partial<QueryProductArgs>>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, Partial<QueryOrderArgs>>;
  category?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType, RequireFields<QueryCategoryArgs, 'id'>>;
  artist?: Resolver<Maybe<ResolversTypes['Artist']>, ParentType, ContextType, RequireFields<QueryArtistArgs, 'id'>>;
  discount?: Resolver<Maybe<ResolversTypes['Discount']>, ParentType, ContextType, RequireFields<QueryDiscountArgs, 'id'>>;
  countries?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Country']>>, ParentType, ContextType>;
  storefront?: Resolver<Maybe<ResolversTypes['Storefront']>, ParentType, ContextType, RequireFields<QueryStorefrontArgs, 'subdomain'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['Node']>>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
};

export type NodeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Account' | 'Artist' | 'Cart' | 'Category' | 'Discount' | 'ShippingAdjustment' | 'TaxAdjustment' | 'DiscountAdjustment' | 'OtherAdjustment' | 'Order' | 'OrderItem' | 'OrderPayment' | 'OrderEvent' | 'Page' | 'Product' | 'ProductOption' | 'ShippingRate' | 'Shipment' | 'Shop' | 'StorefrontProduct' | 'StorefrontProductOption' | 'Storefront' | 'StorefrontCategory' | 'StorefrontArtist' | 'StorefrontPage', ParentType, ContextType>;
};

export type AccountResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subdomain?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['AccountOwner'], ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['Plan']>, ParentType, ContextType>;
  stripePublishableKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  timeZone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  features?: Resolver<ResolversTypes['AccountFeatures'], ParentType, ContextType>;
  launched?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  underMaintenance?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  shop?: Resolver<ResolversTypes['Shop'], ParentType, ContextType>;
  orders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, Partial<AccountOrdersArgs>>;
  discounts?: Resolver<Maybe<ResolversTypes['DiscountConnection']>, ParentType, ContextType, Partial<AccountDiscountsArgs>>;
  carts?: Resolver<Maybe<ResolversTypes['CartConnection']>, ParentType, ContextType, Partial<AccountCartsArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccountOwnerResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AccountOwner'] = ResolversParentTypes['AccountOwner']> = {
  firstName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contactEmail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PlanResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Plan'] = ResolversParentTypes['Plan']> = {
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  monthlyRate?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  maxProducts?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  maxImagesPerProduct?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AccountFeaturesResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AccountFeatures'] = ResolversParentTypes['AccountFeatures']> = {
  artists?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  inventory?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  advancedTax?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type ArtistResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Artist'] = ResolversParentTypes['Artist']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  permalink?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ArtistConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ArtistConnection'] = ResolversParentTypes['ArtistConnection']> = {
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Artist']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['ArtistEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ArtistEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ArtistEdge'] = ResolversParentTypes['ArtistEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Artist'], ParentType, ContextType>;
};

export type CartResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Cart'] = ResolversParentTypes['Cart']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  itemCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CartConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CartConnection'] = ResolversParentTypes['CartConnection']> = {
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Cart']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['CartEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CartEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CartEdge'] = ResolversParentTypes['CartEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Cart'], ParentType, ContextType>;
};

export type CategoryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Category'] = ResolversParentTypes['Category']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  permalink?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CategoryConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CategoryConnection'] = ResolversParentTypes['CategoryConnection']> = {
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Category']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['CategoryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CategoryEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CategoryEdge'] = ResolversParentTypes['CategoryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Category'], ParentType, ContextType>;
};

export type CountryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Country'] = ResolversParentTypes['Country']> = {
  code?: Resolver<ResolversTypes['CountryCode'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DiscountResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Discount'] = ResolversParentTypes['Discount']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  activeAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  requirementType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expirationType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rewardType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  applicationType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  percent?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  flatRate?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  useLimit?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  useCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  minimumCartTotal?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  minimumCartQuantity?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  includesFreeShipping?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  categories?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Category']>>, ParentType, ContextType>;
  products?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Product']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DiscountConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['DiscountConnection'] = ResolversParentTypes['DiscountConnection']> = {
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Discount']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['DiscountEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DiscountEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['DiscountEdge'] = ResolversParentTypes['DiscountEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Discount'], ParentType, ContextType>;
};

export type ImageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Image'] = ResolversParentTypes['Image']> = {
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType, Partial<ImageUrlArgs>>;
  originalUrl?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
  width?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  height?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currencyCode?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  formatted?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<MoneyFormattedArgs>>;
};

export type MoneyRangeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['MoneyRange'] = ResolversParentTypes['MoneyRange']> = {
  min?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  max?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type CurrencyResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Currency'] = ResolversParentTypes['Currency']> = {
  code?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sign?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  locale?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OrderAdjustmentResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['OrderAdjustment'] = ResolversParentTypes['OrderAdjustment']> = {
  __resolveType: TypeResolveFn<'ShippingAdjustment' | 'TaxAdjustment' | 'DiscountAdjustment' | 'OtherAdjustment', ParentType, ContextType>;
};

export type ShippingAdjustmentResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ShippingAdjustment'] = ResolversParentTypes['ShippingAdjustment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TaxAdjustmentResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TaxAdjustment'] = ResolversParentTypes['TaxAdjustment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DiscountAdjustmentResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['DiscountAdjustment'] = ResolversParentTypes['DiscountAdjustment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OtherAdjustmentResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['OtherAdjustment'] = ResolversParentTypes['OtherAdjustment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  customer?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
  shippingAddress?: Resolver<ResolversTypes['ShippingAddress'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  itemCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['Currency']>, ParentType, ContextType>;
  totals?: Resolver<ResolversTypes['OrderTotals'], ParentType, ContextType>;
  paymentStatus?: Resolver<Maybe<ResolversTypes['PaymentStatus']>, ParentType, ContextType>;
  paymentStatusText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  shippingStatus?: Resolver<Maybe<ResolversTypes['ShippingStatus']>, ParentType, ContextType>;
  shippingStatusText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['OrderItem']>, ParentType, ContextType>;
  adjustments?: Resolver<ReadonlyArray<ResolversTypes['OrderAdjustment']>, ParentType, ContextType>;
  payments?: Resolver<ReadonlyArray<ResolversTypes['OrderPayment']>, ParentType, ContextType>;
  events?: Resolver<ReadonlyArray<ResolversTypes['OrderEvent']>, ParentType, ContextType>;
  shipments?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Shipment']>>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  completedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CustomerResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer']> = {
  firstName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phoneNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  optedInToMarketing?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type ShippingAddressResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ShippingAddress'] = ResolversParentTypes['ShippingAddress']> = {
  line1?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  line2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  zip?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['Country']>, ParentType, ContextType>;
  latitude?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  longitude?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type OrderTotalsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['OrderTotals'] = ResolversParentTypes['OrderTotals']> = {
  items?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  discount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  shipping?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  tax?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  taxRemittedByBigCartel?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type OrderItemResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['OrderItem'] = ResolversParentTypes['OrderItem']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  productName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  optionName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  quantityShipped?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  quantityUnshipped?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  tax?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  image?: Resolver<Maybe<ResolversTypes['Image']>, ParentType, ContextType>;
  categoryNames?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  productOption?: Resolver<Maybe<ResolversTypes['ProductOption']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderPaymentResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['OrderPayment'] = ResolversParentTypes['OrderPayment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  processor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  processorId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  processorUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderEventResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['OrderEvent'] = ResolversParentTypes['OrderEvent']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['OrderConnection'] = ResolversParentTypes['OrderConnection']> = {
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Order']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['OrderEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OrderEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['OrderEdge'] = ResolversParentTypes['OrderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
};

export type PageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Page'] = ResolversParentTypes['Page']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  content?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  published?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  usesLayout?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PageConnection'] = ResolversParentTypes['PageConnection']> = {
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Page']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['PageEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PageEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PageEdge'] = ResolversParentTypes['PageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Page'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  drifted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ProductResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  permalink?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['ProductStatus']>, ParentType, ContextType>;
  statusText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  priceRange?: Resolver<Maybe<ResolversTypes['MoneyRange']>, ParentType, ContextType>;
  onSale?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  password?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasOptionGroups?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  available?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasDefaultOptionOnly?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  featuredImage?: Resolver<Maybe<ResolversTypes['Image']>, ParentType, ContextType>;
  images?: Resolver<ReadonlyArray<ResolversTypes['Image']>, ParentType, ContextType>;
  options?: Resolver<ReadonlyArray<ResolversTypes['ProductOption']>, ParentType, ContextType>;
  categories?: Resolver<ReadonlyArray<ResolversTypes['Category']>, ParentType, ContextType>;
  artists?: Resolver<ReadonlyArray<ResolversTypes['Artist']>, ParentType, ContextType>;
  shippingRates?: Resolver<ReadonlyArray<ResolversTypes['ShippingRate']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProductOptionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProductOption'] = ResolversParentTypes['ProductOption']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sold?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  peakQuantity?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  hasDigitalFile?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  available?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ShippingRateResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ShippingRate'] = ResolversParentTypes['ShippingRate']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  countryCode?: Resolver<Maybe<ResolversTypes['CountryCode']>, ParentType, ContextType>;
  priceAlone?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  priceWithOthers?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProductConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProductConnection'] = ResolversParentTypes['ProductConnection']> = {
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Product']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['ProductEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ProductEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProductEdge'] = ResolversParentTypes['ProductEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
};

export type RateLimitResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RateLimit'] = ResolversParentTypes['RateLimit']> = {
  maximumAvailable?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  currentlyAvailable?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  restoreRate?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], unknown> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], unknown> {
  name: 'Decimal';
}

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], unknown> {
  name: 'CurrencyCode';
}

export interface CountryCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CountryCode'], unknown> {
  name: 'CountryCode';
}

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], unknown> {
  name: 'URL';
}

export type SessionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  authenticated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  loginUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
};

export type ShipmentResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Shipment'] = ResolversParentTypes['Shipment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  carrier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  trackingNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  trackingUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['ShipmentItem']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ShipmentItemResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ShipmentItem'] = ResolversParentTypes['ShipmentItem']> = {
  item?: Resolver<Maybe<ResolversTypes['OrderItem']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ShopResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Shop'] = ResolversParentTypes['Shop']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subdomain?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  website?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['Currency']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['Country']>, ParentType, ContextType>;
  image?: Resolver<Maybe<ResolversTypes['Image']>, ParentType, ContextType>;
  favicon?: Resolver<Maybe<ResolversTypes['Image']>, ParentType, ContextType>;
  products?: Resolver<Maybe<ResolversTypes['ProductConnection']>, ParentType, ContextType, Partial<ShopProductsArgs>>;
  categories?: Resolver<Maybe<ResolversTypes['CategoryConnection']>, ParentType, ContextType, Partial<ShopCategoriesArgs>>;
  artists?: Resolver<Maybe<ResolversTypes['ArtistConnection']>, ParentType, ContextType, Partial<ShopArtistsArgs>>;
  pages?: Resolver<Maybe<ResolversTypes['PageConnection']>, ParentType, ContextType, Partial<ShopPagesArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StorefrontProductResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StorefrontProduct'] = ResolversParentTypes['StorefrontProduct']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  permalink?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['ProductStatus']>, ParentType, ContextType>;
  statusText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  priceRange?: Resolver<Maybe<ResolversTypes['MoneyRange']>, ParentType, ContextType>;
  tax?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  onSale?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  available?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  featuredImage?: Resolver<Maybe<ResolversTypes['Image']>, ParentType, ContextType>;
  images?: Resolver<ReadonlyArray<ResolversTypes['Image']>, ParentType, ContextType>;
  hasOptionGroups?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  options?: Resolver<ReadonlyArray<ResolversTypes['StorefrontProductOption']>, ParentType, ContextType>;
  optionGroups?: Resolver<ReadonlyArray<ResolversTypes['StorefrontOptionGroup']>, ParentType, ContextType>;
  categories?: Resolver<ReadonlyArray<ResolversTypes['StorefrontCategory']>, ParentType, ContextType>;
  artists?: Resolver<ReadonlyArray<ResolversTypes['StorefrontArtist']>, ParentType, ContextType>;
  shippingRates?: Resolver<ReadonlyArray<ResolversTypes['StorefrontShippingRate']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StorefrontProductOptionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StorefrontProductOption'] = ResolversParentTypes['StorefrontProductOption']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  soldOut?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  hasCustomPrice?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['StorefrontOptionValue']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StorefrontOptionGroupResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StorefrontOptionGroup'] = ResolversParentTypes['StorefrontOptionGroup']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['StorefrontOptionValue']>, ParentType, ContextType>;
};

export type StorefrontOptionValueResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StorefrontOptionValue'] = ResolversParentTypes['StorefrontOptionValue']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type StorefrontShippingRateResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StorefrontShippingRate'] = ResolversParentTypes['StorefrontShippingRate']> = {
  country?: Resolver<Maybe<ResolversTypes['Country']>, ParentType, ContextType>;
  priceAlone?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  priceWithOthers?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type StorefrontProductConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StorefrontProductConnection'] = ResolversParentTypes['StorefrontProductConnection']> = {
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['StorefrontProduct']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['StorefrontProductEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StorefrontProductEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StorefrontProductEdge'] = ResolversParentTypes['StorefrontProductEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StorefrontProduct'], ParentType, ContextType>;
};

export type StorefrontResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Storefront'] = ResolversParentTypes['Storefront']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subdomain?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  underMaintenance?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  website?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['Currency']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['Country']>, ParentType, ContextType>;
  products?: Resolver<Maybe<ResolversTypes['StorefrontProductConnection']>, ParentType, ContextType, Partial<StorefrontProductsArgs>>;
  categories?: Resolver<Maybe<ResolversTypes['StorefrontCategoryConnection']>, ParentType, ContextType, Partial<StorefrontCategoriesArgs>>;
  artists?: Resolver<Maybe<ResolversTypes['StorefrontArtistConnection']>, ParentType, ContextType, Partial<StorefrontArtistsArgs>>;
  pages?: Resolver<Maybe<ResolversTypes['StorefrontPageConnection']>, ParentType, ContextType, Partial<StorefrontPagesArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StorefrontCategoryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StorefrontCategory'] = ResolversParentTypes['StorefrontCategory']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  permalink?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StorefrontCategoryConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StorefrontCategoryConnection'] = ResolversParentTypes['StorefrontCategoryConnection']> = {
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['StorefrontCategory']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['StorefrontCategoryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StorefrontCategoryEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StorefrontCategoryEdge'] = ResolversParentTypes['StorefrontCategoryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StorefrontCategory'], ParentType, ContextType>;
};

export type StorefrontArtistResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StorefrontArtist'] = ResolversParentTypes['StorefrontArtist']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  permalink?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StorefrontArtistConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StorefrontArtistConnection'] = ResolversParentTypes['StorefrontArtistConnection']> = {
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['StorefrontArtist']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['StorefrontArtistEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StorefrontArtistEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StorefrontArtistEdge'] = ResolversParentTypes['StorefrontArtistEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StorefrontArtist'], ParentType, ContextType>;
};

export type StorefrontPageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StorefrontPage'] = ResolversParentTypes['StorefrontPage']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  permalink?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  content?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StorefrontPageConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StorefrontPageConnection'] = ResolversParentTypes['StorefrontPageConnection']> = {
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['StorefrontPage']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['StorefrontPageEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StorefrontPageEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StorefrontPageEdge'] = ResolversParentTypes['StorefrontPageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StorefrontPage'], ParentType, ContextType>;
};

export type Resolvers<ContextType = GraphqlContext> = {
  Query?: QueryResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Account?: AccountResolvers<ContextType>;
  AccountOwner?: AccountOwnerResolvers<ContextType>;
  Plan?: PlanResolvers<ContextType>;
  AccountFeatures?: AccountFeaturesResolvers<ContextType>;
  Artist?: ArtistResolvers<ContextType>;
  ArtistConnection?: ArtistConnectionResolvers<ContextType>;
  ArtistEdge?: ArtistEdgeResolvers<ContextType>;
  Cart?: CartResolvers<ContextType>;
  CartConnection?: CartConnectionResolvers<ContextType>;
  CartEdge?: CartEdgeResolvers<ContextType>;
  Category?: CategoryResolvers<ContextType>;
  CategoryConnection?: CategoryConnectionResolvers<ContextType>;
  CategoryEdge?: CategoryEdgeResolvers<ContextType>;
  Country?: CountryResolvers<ContextType>;
  Discount?: DiscountResolvers<ContextType>;
  DiscountConnection?: DiscountConnectionResolvers<ContextType>;
  DiscountEdge?: DiscountEdgeResolvers<ContextType>;
  Image?: ImageResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  MoneyRange?: MoneyRangeResolvers<ContextType>;
  Currency?: CurrencyResolvers<ContextType>;
  OrderAdjustment?: OrderAdjustmentResolvers<ContextType>;
  ShippingAdjustment?: ShippingAdjustmentResolvers<ContextType>;
  TaxAdjustment?: TaxAdjustmentResolvers<ContextType>;
  DiscountAdjustment?: DiscountAdjustmentResolvers<ContextType>;
  OtherAdjustment?: OtherAdjustmentResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  Customer?: CustomerResolvers<ContextType>;
  ShippingAddress?: ShippingAddressResolvers<ContextType>;
  OrderTotals?: OrderTotalsResolvers<ContextType>;
  OrderItem?: OrderItemResolvers<ContextType>;
  OrderPayment?: OrderPaymentResolvers<ContextType>;
  OrderEvent?: OrderEventResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  OrderEdge?: OrderEdgeResolvers<ContextType>;
  Page?: PageResolvers<ContextType>;
  PageConnection?: PageConnectionResolvers<ContextType>;
  PageEdge?: PageEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  ProductOption?: ProductOptionResolvers<ContextType>;
  ShippingRate?: ShippingRateResolvers<ContextType>;
  ProductConnection?: ProductConnectionResolvers<ContextType>;
  ProductEdge?: ProductEdgeResolvers<ContextType>;
  RateLimit?: RateLimitResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  CurrencyCode?: GraphQLScalarType;
  CountryCode?: GraphQLScalarType;
  URL?: GraphQLScalarType;
  Session?: SessionResolvers<ContextType>;
  Shipment?: ShipmentResolvers<ContextType>;
  ShipmentItem?: ShipmentItemResolvers<ContextType>;
  Shop?: ShopResolvers<ContextType>;
  StorefrontProduct?: StorefrontProductResolvers<ContextType>;
  StorefrontProductOption?: StorefrontProductOptionResolvers<ContextType>;
  StorefrontOptionGroup?: StorefrontOptionGroupResolvers<ContextType>;
  StorefrontOptionValue?: StorefrontOptionValueResolvers<ContextType>;
  StorefrontShippingRate?: StorefrontShippingRateResolvers<ContextType>;
  StorefrontProductConnection?: StorefrontProductConnectionResolvers<ContextType>;
  StorefrontProductEdge?: StorefrontProductEdgeResolvers<ContextType>;
  Storefront?: StorefrontResolvers<ContextType>;
  StorefrontCategory?: StorefrontCategoryResolvers<ContextType>;
  StorefrontCategoryConnection?: StorefrontCategoryConnectionResolvers<ContextType>;
  StorefrontCategoryEdge?: StorefrontCategoryEdgeResolvers<ContextType>;
  StorefrontArtist?: StorefrontArtistResolvers<ContextType>;
  StorefrontArtistConnection?: StorefrontArtistConnectionResolvers<ContextType>;
  StorefrontArtistEdge?: StorefrontArtistEdgeResolvers<ContextType>;
  StorefrontPage?: StorefrontPageResolvers<ContextType>;
  StorefrontPageConnection?: StorefrontPageConnectionResolvers<ContextType>;
  StorefrontPageEdge?: StorefrontPageEdgeResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = GraphqlContext> = {
  cost?: CostDirectiveResolver<unknown, unknown, ContextType>;
  listSize?: ListSizeDirectiveResolver<unknown, unknown, ContextType>;
};
