import type { OptionDraft, ProductDraft, ShopDraft } from './draft.ts'
import type { Chance } from './prng.ts'
import { everywhereElse } from './products.ts'

/** A form that a motif can take: its category, what it costs, and how it is made. */
type Form = { name: string, category: string, lowCents: number, highCents: number, made: string, options?: readonly OptionDraft[] }

const sizes: readonly OptionDraft[] = [{ name: 'A4' }, { name: 'A3' }]
const shirts: readonly OptionDraft[] = [{ name: 'Small' }, { name: 'Medium' }, { name: 'Large' }]

const forms: readonly Form[] = [
  { name: 'Risograph Print', category: 'Prints', lowCents: 1800, highCents: 3200, made: 'Printed in two soy inks on recycled paper.', options: sizes },
  { name: 'Letterpress Print', category: 'Prints', lowCents: 2600, highCents: 4800, made: 'Set by hand in wooden type and printed on cotton paper.' },
  { name: 'Enamel Pin', category: 'Pins', lowCents: 750, highCents: 1100, made: 'Hard enamel with a rubber clutch, 30 mm.' },
  { name: 'Vinyl Sticker', category: 'Stickers', lowCents: 250, highCents: 450, made: 'Weatherproof, good for bicycles and lunch boxes.' },
  { name: 'Greeting Card', category: 'Cards', lowCents: 300, highCents: 450, made: 'Blank inside, with a kraft envelope.' },
  { name: 'Postcard Set', category: 'Cards', lowCents: 700, highCents: 1000, made: 'Five postcards in a paper band.' },
  { name: 'Zine', category: 'Zines', lowCents: 500, highCents: 1200, made: 'Folded, stapled and trimmed at our kitchen table.' },
  { name: 'Notebook', category: 'Stationery', lowCents: 950, highCents: 1600, made: 'Sewn binding, 96 dotted pages.' },
  { name: 'Tea Towel', category: 'Home', lowCents: 1300, highCents: 1800, made: 'Half linen, screen-printed, with a loop.' },
  { name: 'Stoneware Cup', category: 'Ceramics', lowCents: 2400, highCents: 3800, made: 'Thrown in Delft, drawn on with iron oxide.' },
  { name: 'T-Shirt', category: 'Clothing', lowCents: 2200, highCents: 2900, made: 'Organic cotton, printed one at a time.', options: shirts },
  { name: 'Tote Bag', category: 'Clothing', lowCents: 1200, highCents: 1700, made: 'Unbleached canvas with long handles.' },
  { name: 'Bandana', category: 'Clothing', lowCents: 1400, highCents: 1900, made: 'Indigo-dyed cotton, 55 cm.' }
]

const motifs = [
  'Sleeping Fox', 'Brass Band', 'Lighthouse', 'Corner Shop', 'Moth & Moon', 'Wild Garlic', 'Paper Boats', 'Tram Line 4', 'Quiet Library', 'Two Herons',
  'Persimmons', 'Rainy Canal', 'Bicycle Parade', 'Stargazer', 'Kitchen Radio', 'Old Oak', 'Sardine Tin', 'Night Market', 'Foggy Bridge', 'Chess Club',
  'Wool Shop', 'Tulip Fields', 'Ghost Train', 'Honey Bees', 'Crow Post', 'Summer Plums', 'Tin Robots', 'Tall Grass', 'Snow Hare', 'Harbour Seal',
  'Mushroom Walk', 'Lemon Tree', 'Polar Night', 'Dancing Bears', 'Typewriter', 'Window Cat', 'Sea Shanty', 'Cactus Club', 'Sunday Bread'
] as const

const artists = ['Noor Akkerman', 'Bram Visser', 'Yuki Tanabe', 'Sanne de Wit', 'Obi Ferdinand', 'Marit Solheim', 'Paula Restrepo', 'Jip Hoekstra', 'Eun-ji Han', 'Teodor Lupu', 'Carys Bevan', 'Mina Rahimi'] as const

const productCount = 500

/** Paper Kiosk: a shop of many hands in Rotterdam, full to the brim of its plan. */
export function bigShop (luck: Chance): ShopDraft {
  return {
    account: {
      id: '391756',
      subdomain: 'paperkiosk',
      storeName: 'Paper Kiosk',
      description: 'Five hundred small pleasures on paper, cloth and clay, by twelve artists in Rotterdam.',
      contactEmail: 'kiosk@paperkiosk.example.com',
      firstName: 'Noor',
      lastName: 'Akkerman',
      url: 'https://paperkiosk.bigcartel.com',
      website: 'https://paperkiosk.example.com',
      imageUrl: 'https://assets.bigcartel.com/account_images/391756/kiosk.png?auto=format&fit=max&h=1000&w=1000',
      currency: 'EUR',
      countryCode: 'NL',
      plan: 'diamond',
      artistsEnabled: true,
      inventoryEnabled: true,
      timeZone: 'Europe/Amsterdam',
      createdAt: '2014-08-02T16:33:12.000Z',
      updatedAt: '2026-10-31T21:07:58.000Z'
    },
    categories: [...new Set(forms.map(({ category }) => category))],
    artists,
    products: Array.from({ length: productCount }, (_, index) => product(index, luck)),
    orderCount: 400,
    shipping: { NL: [425, 50], DE: [895, 100], FR: [895, 100], [everywhereElse]: [1650, 250] },
    discounts: [],
    pages: [
      { id: '391756901', name: 'Visit Us', path: '/visit-us', category: 'custom', content: '<p>The green kiosk by the Witte de Withstraat, Wednesday to Sunday.</p>', isPublished: true, useLayout: true }
    ],
    carts: []
  }
}

/** Each motif in each form once, until the shop is full: 39 motifs × 13 forms. */
function product (index: number, luck: Chance): ProductDraft {
  const motif = motifs[index % motifs.length] ?? ''
  const form = forms[Math.floor(index / motifs.length)] ?? luck.pick(forms)
  const priceCents = Math.round(luck.between(form.lowCents, form.highCents) / 50) * 50
  return {
    name: `${motif} ${form.name}`,
    priceCents,
    description: `“${motif}”. ${form.made}`,
    categories: [form.category],
    artists: [luck.pick(artists)],
    ...(form.options !== undefined && { options: form.options.map((option, step) => ({ ...option, priceCents: priceCents + (form.options === sizes ? step * 600 : 0) })) }),
    status: luck.percent(8) ? luck.pick(['hidden', 'sold_out', 'coming_soon']) : 'active',
    onSale: luck.percent(10),
    imageCount: luck.between(1, 4)
  }
}
