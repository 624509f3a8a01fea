/**
 * The tabs that a newcomer finds open. Plain data: the gateway's tests run every one of them against
 * the real schema, so that none of them goes stale.
 */
export interface Example {
  readonly name: string
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
}

const firstProducts: Example = {
  name: 'FirstProducts',
  query: `# Press Ctrl-Enter or ▶: your first products.
query FirstProducts {
  shop {
    name
    products(first: 6) {
      totalCount
      nodes {
        id
        name
        price { formatted }
        available
        categories { name }
        images {
          small: url(transform: { maxWidth: 200 })
          large: url(transform: { maxWidth: 900 })
        }
      }
    }
  }
}
`
}

const whoIsSignedIn: Example = {
  name: 'WhoIsSignedIn',
  query: `# Works for everybody, signed in or not.

query WhoIsSignedIn {
  session {
    authenticated
    expiresAt
    loginUrl
    account {
      id
    }
  }
}
`
}

const ordersToShip: Example = {
  name: 'OrdersToShip',
  query: `# What to pack today: orders that wait for shipment.

query OrdersToShip {
  account {
    subdomain
    orders(first: 10, filter: { shippingStatus: UNSHIPPED }) {
      totalCount
      nodes {
        number
        paymentStatus
        customer {
          firstName
          lastName
          email
        }
        items {
          productName
          quantity
          price {
            formatted
          }
        }
        totals {
          total {
            formatted
          }
        }
      }
    }
  }
}
`
}

const productPages: Example = {
  name: 'ProductPages',
  query: `# Page by page: run it, copy endCursor from the
# answer into "after" below, and run it again
# for as long as hasNextPage is true.

query ProductPages($first: Int!, $after: String) {
  shop {
    products(first: $first, after: $after) {
      totalCount
      nodes {
        name
        status
        price {
          amount
          currencyCode
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
`,
  variables: { first: 3, after: null }
}

const deliberateError: Example = {
  name: 'DeliberateError',
  query: `# An error on purpose: a page holds at most 100.
# Every error has a stable extensions.code, made
# for programs; the message is made for people.

query DeliberateError {
  shop {
    products(first: 500) {
      nodes {
        name
      }
    }
  }
}
`
}

const discounts: Example = {
  name: 'Discounts',
  query: `# What customers can type at the checkout, and what
# each has been worth so far.

query Discounts {
  account {
    discounts(first: 5) {
      totalCount
      nodes {
        name
        code
        percent
        flatRate {
          formatted
        }
        useCount
        expiresAt
        categories {
          name
        }
      }
    }
  }
}
`
}

const storefront: Example = {
  name: 'Storefront',
  query: `# Any shop as everybody can see it. This one works
# without signing in; put your own shop's name in.

query Storefront($subdomain: String!) {
  storefront(subdomain: $subdomain) {
    name
    underMaintenance
    products(first: 3) {
      totalCount
      nodes {
        name
        price {
          formatted
        }
        available
        featuredImage {
          url(transform: { maxWidth: 400 })
        }
      }
    }
  }
}
`,
  variables: { subdomain: 'harbourpress' }
}

/** The first one is the open tab. */
export const examples: readonly Example[] = [firstProducts, whoIsSignedIn, ordersToShip, productPages, discounts, storefront, deliberateError]
