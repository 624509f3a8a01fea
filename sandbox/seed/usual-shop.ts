import type { ShopDraft } from './draft.ts'
import { everywhereElse } from './products.ts'
import { usualCatalogue } from './usual-catalogue.ts'

/** Harbour Press: four printmakers in Bristol who share a press and a shop. */
export const usualShop: ShopDraft = {
  account: {
    id: '208639',
    subdomain: 'harbourpress',
    storeName: 'Harbour Press',
    description: 'Linocuts, zines and printed things by four friends with one press in Bristol.',
    contactEmail: 'post@harbourpress.example.com',
    firstName: 'Tomos',
    lastName: 'Penrose',
    url: 'https://www.harbourpress.example.com',
    website: 'https://journal.harbourpress.example.com',
    imageUrl: 'https://assets.bigcartel.com/account_images/208639/harbour-press.png?auto=format&fit=max&h=1000&w=1000',
    currency: 'GBP',
    countryCode: 'GB',
    plan: 'platinum',
    artistsEnabled: true,
    inventoryEnabled: true,
    timeZone: 'Europe/London',
    createdAt: '2019-05-14T10:45:31.000Z',
    updatedAt: '2026-10-30T17:20:05.000Z'
  },
  categories: ['Linocut Prints', 'Screen Prints', 'Zines & Books', 'Cards', 'Pins & Patches', 'Clothing'],
  artists: ['Tomos Penrose', 'Ada Okonjo', 'Wren Caldbeck', 'Lucía Ferreira'],
  products: usualCatalogue,
  orderCount: 40,
  shipping: { GB: [395, 100], FR: [850, 200], DE: [850, 200], US: [1295, 350], [everywhereElse]: [1495, 400] },
  discounts: [
    {
      id: '208639801',
      name: 'Welcome aboard',
      code: 'AHOY10',
      activeAt: '2025-01-01T00:00:00.000Z',
      expiresAt: null,
      requirementType: 'none',
      expirationType: 'none',
      rewardType: 'percent',
      applicationType: 'cart',
      percent: 10,
      flatRateCents: null,
      useLimit: null,
      useCount: 37,
      minimumCartTotalCents: null,
      minimumCartQuantity: null,
      includesFreeShipping: false,
      categoryIds: [],
      productIds: []
    },
    {
      id: '208639802',
      name: 'Print fair weekend',
      code: 'PRINTFAIR',
      activeAt: '2026-09-19T08:00:00.000Z',
      expiresAt: '2026-09-21T22:00:00.000Z',
      requirementType: 'cart_total',
      expirationType: 'date',
      rewardType: 'flat_rate',
      applicationType: 'category',
      percent: null,
      flatRateCents: 500,
      useLimit: 100,
      useCount: 61,
      minimumCartTotalCents: 3000,
      minimumCartQuantity: null,
      includesFreeShipping: false,
      categoryIds: ['2086390001'],
      productIds: []
    },
    {
      id: '208639803',
      name: 'Post is on us',
      code: 'FREEPOST',
      activeAt: '2026-10-01T00:00:00.000Z',
      expiresAt: '2026-12-24T23:59:59.000Z',
      requirementType: 'cart_quantity',
      expirationType: 'date',
      rewardType: 'free_shipping',
      applicationType: 'cart',
      percent: null,
      flatRateCents: null,
      useLimit: null,
      useCount: 9,
      minimumCartTotalCents: null,
      minimumCartQuantity: 3,
      includesFreeShipping: true,
      categoryIds: [],
      productIds: []
    }
  ],
  pages: [
    { id: '208639901', name: 'The Press', path: '/the-press', category: 'custom', content: '<p>Our press is an 1883 Albion. She is called Maud and must not be hurried.</p>', isPublished: true, useLayout: true },
    { id: '208639902', name: 'Postage', path: '/postage', category: 'custom', content: '<p>We post on Tuesdays and Fridays, in board-backed envelopes or tubes.</p>', isPublished: true, useLayout: true },
    { id: '208639903', name: 'Stockists', path: '/stockists', category: 'custom', content: '<ul><li>Quayside Books, Bristol</li><li>The Paper Yard, Leeds</li></ul>', isPublished: false, useLayout: false },
    { id: '208639904', name: 'Contact', path: '/contact', category: 'theme', content: '', isPublished: true, useLayout: true }
  ],
  carts: [
    { id: '208639951', itemCount: 2, totalCents: 5700, createdAt: '2026-10-29T20:11:09.000Z', updatedAt: '2026-10-29T20:15:40.000Z' },
    { id: '208639952', itemCount: 1, totalCents: 450, createdAt: '2026-10-31T12:48:55.000Z', updatedAt: '2026-10-31T12:48:55.000Z' }
  ]
}
