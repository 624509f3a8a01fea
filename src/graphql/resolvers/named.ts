/** An object that says what type it is, as the engine must know of what `node` answers. */
export function named<Type extends string, Item extends object> (type: Type, item: Item | null): ({ readonly __typename: Type } & Item) | null {
  return item === null ? null : { __typename: type, ...item }
}

/** The one with the id, of those that came along with something else. */
export function byId<Item extends { readonly id: string }> (items: readonly Item[], id: string): Item | null {
  return items.find((item) => item.id === id) ?? null
}
