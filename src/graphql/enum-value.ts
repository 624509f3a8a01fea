/** `sold_out` → `SOLD_OUT`: Big Cartel's known words are the enum values, in capitals. */
export function toEnum<Word extends string> (word: Word | null): Uppercase<Word> | null {
  return word === null ? null : word.toUpperCase() as Uppercase<Word> // what toUpperCase does
}
