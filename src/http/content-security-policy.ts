/** For answers that are no pages: should one ever be shown as a page, it loads and runs nothing. Pages bring their own. */
export const apiContentSecurityPolicy = {
  useDefaults: false,
  directives: { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] }
}
