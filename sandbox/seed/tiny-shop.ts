import type { ShopDraft } from './draft.ts'
import { everywhereElse } from './products.ts'

/** Fern & Moss: one potter, the free plan, artists switched off. */
export const tinyShop: ShopDraft = {
  account: {
    id: '104817',
    subdomain: 'fernandmoss',
    storeName: 'Fern & Moss',
    description: 'Small-batch stoneware, thrown and glazed in a garden shed in Vermont.',
    contactEmail: 'hello@fernandmoss.example.com',
    firstName: 'Ines',
    lastName: 'Halloran',
    url: 'https://fernandmoss.bigcartel.com',
    website: null,
    imageUrl: null,
    currency: 'USD',
    countryCode: 'US',
    plan: 'gold',
    artistsEnabled: false,
    inventoryEnabled: false,
    timeZone: 'America/New_York',
    createdAt: '2024-03-09T14:21:07.000Z',
    updatedAt: '2026-10-18T08:02:44.000Z'
  },
  categories: ['Ceramics'],
  artists: [],
  products: [
    {
      name: 'Speckled Moss Mug',
      priceCents: 3400,
      description: 'A mug for long mornings: 12 oz, speckled clay, moss-green glaze that pools at the foot. No two are quite alike.',
      categories: ['Ceramics']
    },
    {
      name: 'Fern Press Dish',
      priceCents: 2250,
      description: '<p>A small dish with a fern pressed into the clay before firing.</p><p>For rings, salt, or tea bags.</p>',
      categories: ['Ceramics'],
      onSale: true
    },
    {
      name: 'Bud Vase, Ash Glaze',
      priceCents: 4800,
      description: 'Wood-ash glaze over dark stoneware. Holds three stems and stands very still.',
      categories: ['Ceramics'],
      status: 'sold_out'
    }
  ],
  orderCount: 4,
  shipping: { US: [850, 300], CA: [1650, 500], [everywhereElse]: [2400, 700] },
  discounts: [],
  pages: [
    { id: '104817901', name: 'About', path: '/about', category: 'custom', content: '<p>Hello! I am Ines, and everything here left my own two hands.</p>', isPublished: true, useLayout: true }
  ],
  carts: []
}
