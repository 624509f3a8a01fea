import type { Address, Customer } from '../shop.ts'
import type { Chance } from './prng.ts'

const firstNames = [
  'Amara', 'Beatrix', 'Callum', 'Dorotea', 'Elif', 'Fintan', 'Greta', 'Hugo', 'Imani', 'Jonas', 'Kirsty', 'Leonor', 'Mateus', 'Niamh', 'Oskar',
  'Priya', 'Quentin', 'Rosalind', 'Søren', 'Tamsin', 'Ulrike', 'Vikram', 'Willa', 'Ximena', 'Yusuf', 'Zoë'
] as const

const lastNames = [
  'Abernathy', 'Brandt', 'Castellanos', 'Drummond', 'Eriksen', 'Fairweather', 'García', 'Hollis', 'Ivanova', 'Jansen', 'Kowalczyk', 'Lindqvist',
  'Marchetti', 'Nakamura', "O'Rourke", 'Pemberton', 'Quigley', 'Rautio', 'Sandoval', 'Thackeray', 'Umarova', 'Van der Meer', 'Whitlock', 'Yilmaz'
] as const

const notes = [
  '', '', '', '', '', 'It is a present, please leave the receipt out.', 'Love your work!', 'Please pack it flat if you can.',
  'Could you sign it?', 'The bell is broken, please knock.', 'No rush at all.'
] as const

type Place = readonly [line1: string, city: string, state: string, zip: string, latitude: number, longitude: number]

const places: Record<string, readonly Place[]> = {
  US: [
    ['418 Alder Street', 'Portland', 'Oregon', '97205', 45.5202, -122.6742],
    ['77 Maple Avenue', 'Burlington', 'Vermont', '05401', 44.4759, -73.2121],
    ['1209 Decatur Street', 'New Orleans', 'Louisiana', '70116', 29.9584, -90.0644],
    ['36 Cottage Row', 'Santa Fe', 'New Mexico', '87501', 35.687, -105.9378]
  ],
  GB: [
    ['14 Fore Street', 'St Ives', 'Cornwall', 'TR26 1AB', 50.2148, -5.4809],
    ['9 Cumberland Road', 'Bristol', 'Bristol', 'BS1 6XN', 51.4472, -2.6103],
    ['52 Leith Walk', 'Edinburgh', 'Midlothian', 'EH6 5DT', 55.9632, -3.1776],
    ['3 Chapel Lane', 'Hebden Bridge', 'West Yorkshire', 'HX7 8EX', 53.742, -2.0131]
  ],
  DE: [
    ['Weserstraße 41', 'Berlin', 'Berlin', '12045', 52.4871, 13.4325],
    ['Lindenallee 7', 'Leipzig', 'Sachsen', '04103', 51.3397, 12.3731]
  ],
  NL: [
    ['Witte de Withstraat 18', 'Rotterdam', 'Zuid-Holland', '3012 BP', 51.9161, 4.4777],
    ['Oudegracht 203', 'Utrecht', 'Utrecht', '3511 NG', 52.0894, 5.1195]
  ],
  FR: [['22 rue des Teinturiers', 'Lyon', 'Auvergne-Rhône-Alpes', '69001', 45.7679, 4.8357]],
  CA: [['880 Queen Street West', 'Toronto', 'Ontario', 'M6J 1G3', 43.6453, -79.4113]],
  AU: [['61 Smith Street', 'Fitzroy', 'Victoria', '3065', -37.8008, 144.9839]]
}

export function customer (luck: Chance): Customer {
  const firstName = luck.pick(firstNames)
  const lastName = luck.pick(lastNames)
  const mailbox = `${firstName}.${lastName}`.normalize('NFKD').toLowerCase().replace(/ø/g, 'o').replace(/[^a-z.]/g, '')
  return {
    firstName,
    lastName,
    email: `${mailbox}@example.com`,
    phoneNumber: luck.percent(35) ? `+1 (555) 01${luck.between(10, 99)}-0${luck.between(100, 199)}` : null,
    optedInToMarketing: luck.percent(30)
  }
}

/** An address in one of the countries that the list of places knows; the United States otherwise. */
export function address (luck: Chance, countryCode: string): Address {
  const code = places[countryCode] === undefined ? 'US' : countryCode
  const [line1, city, state, zip, latitude, longitude] = luck.pick(places[code] ?? [])
  const located = luck.percent(70)
  return {
    line1,
    line2: luck.percent(25) ? `Flat ${luck.between(1, 24)}` : null,
    city,
    state,
    zip,
    countryCode: code,
    latitude: located ? latitude : null,
    longitude: located ? longitude : null
  }
}

export const note = (luck: Chance): string => luck.pick(notes)
