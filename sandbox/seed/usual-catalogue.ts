import type { OptionDraft, ProductDraft } from './draft.ts'

const tomos = ['Tomos Penrose']
const ada = ['Ada Okonjo']
const wren = ['Wren Caldbeck']
const lucia = ['Lucía Ferreira']

const framing = (unframedCents: number): OptionDraft[] => [
  { name: 'Unframed', priceCents: unframedCents },
  { name: 'Framed in oak', priceCents: unframedCents + 4500, quantity: 3 }
]

const shirtSizes: OptionDraft[] = [
  { name: 'S', quantity: 4 }, { name: 'M', quantity: 7 }, { name: 'L', quantity: 0 }, { name: 'XL', quantity: 2 }
]

/** What Harbour Press sells, in the order of its shelves. */
export const usualCatalogue: readonly ProductDraft[] = [
  { name: 'Heron at Low Tide', priceCents: 4200, description: 'Two-colour linocut on Japanese kozo paper. Edition of 60, numbered and signed. 30 × 40 cm.', categories: ['Linocut Prints'], artists: tomos, options: framing(4200), imageCount: 3 },
  { name: 'The Lock Keeper’s Cottage', priceCents: 3800, description: 'Reduction linocut in four blues. Edition of 45.', categories: ['Linocut Prints'], artists: tomos, options: framing(3800), imageCount: 2 },
  { name: 'Night Ferry', priceCents: 5500, description: 'A big one: 50 × 70 cm, black on cream, pulled on Maud. Edition of 30.', categories: ['Linocut Prints'], artists: wren, imageCount: 2 },
  { name: 'Allotment in October', priceCents: 3600, description: 'Squash, string, a robin. Three-block linocut, hand-inked.', categories: ['Linocut Prints'], artists: lucia },
  { name: 'Kingfisher Study', priceCents: 2400, description: 'Small linocut, 15 × 20 cm, open edition.', categories: ['Linocut Prints'], artists: lucia, options: [{ name: 'Default', quantity: null }] },
  { name: 'Gasholder, Stapleton Road', priceCents: 4800, description: 'Linocut with gold leaf. The last three of the edition.', categories: ['Linocut Prints'], artists: wren, status: 'sold_out' },
  { name: 'Cranes on the Quay', priceCents: 3200, description: 'Three-colour screen print on 300 gsm cotton rag.', categories: ['Screen Prints'], artists: ada, options: framing(3200), onSale: true, imageCount: 2 },
  { name: 'Everything Is Weather', priceCents: 2800, description: 'Hand-lettered screen print in fluorescent coral.', categories: ['Screen Prints'], artists: ada, imageCount: 2 },
  { name: 'Swimming Club', priceCents: 3000, description: 'Eleven swimmers, one towel. Four-colour screen print.', categories: ['Screen Prints'], artists: ada },
  { name: 'Map of Imaginary Islands', priceCents: 3500, description: '<p>A1 screen print, folded like a proper map.</p><p>With a <em>legend</em> on the back.</p>', categories: ['Screen Prints', 'Zines & Books'], artists: lucia, status: 'coming_soon' },
  { name: 'How to Mend a Net', priceCents: 700, description: '32-page risograph zine, stapled, two colours. Second printing.', categories: ['Zines & Books'], artists: wren, options: [{ name: 'Paper', quantity: null }, { name: 'PDF', priceCents: 350, quantity: null, hasDigitalFile: true }] },
  { name: 'Tide Tables 2027', priceCents: 1200, description: 'A pocket almanac with a drawing for every month.', categories: ['Zines & Books'], artists: tomos, imageCount: 3 },
  { name: 'Small Press, Big Dog', priceCents: 850, description: 'A comic about sharing a studio with an Irish wolfhound.', categories: ['Zines & Books'], artists: lucia },
  { name: 'Field Notes on Pigeons', priceCents: 650, description: '24 pages of overheard cooing. Risograph in teal and black.', categories: ['Zines & Books'], artists: ada, onSale: true },
  { name: 'Set of Six Bird Cards', priceCents: 1100, description: 'Letterpress cards with envelopes: wren, heron, dipper, coot, teal, gull.', categories: ['Cards'], artists: wren, options: [{ name: 'Default', quantity: null }] },
  { name: 'Happy Birthday, You Old Boat', priceCents: 325, description: 'Letterpress card, blank inside.', categories: ['Cards'], artists: tomos },
  { name: 'Sorry About the Weather', priceCents: 325, description: 'Letterpress card, blank inside. Our best seller by some way.', categories: ['Cards'], artists: ada },
  { name: 'Winter Lantern Card Pack', priceCents: 950, description: 'Ten cards, two designs, recycled envelopes. Back in November.', categories: ['Cards'], artists: lucia, status: 'hidden', imageCount: 0 },
  { name: 'Heron Enamel Pin', priceCents: 800, description: 'Hard enamel, 32 mm, two posts so that it never spins.', categories: ['Pins & Patches'], artists: tomos },
  { name: 'Maud the Press Enamel Pin', priceCents: 850, description: 'Our Albion in black nickel.', categories: ['Pins & Patches'], artists: wren, imageCount: 2 },
  { name: 'Anchor & Pencil Woven Patch', priceCents: 450, description: 'Iron on or sew on. 70 mm.', categories: ['Pins & Patches'], artists: ada },
  { name: 'Swimming Club T-Shirt', priceCents: 2200, description: 'Organic cotton, water-based ink, printed in the back room.', categories: ['Clothing'], artists: ada, options: shirtSizes, imageCount: 2 },
  { name: 'Night Ferry Tote', priceCents: 1400, description: 'Heavy canvas, long handles, carries eleven library books.', categories: ['Clothing'], artists: wren },
  { name: 'Printers’ Apron', priceCents: 3600, description: 'Waxed cotton with a pocket for a bone folder.', artists: [], options: [{ name: 'Ink blue', quantity: 2 }, { name: 'Rust', quantity: 0 }], status: 'sold_out' }
]
