import { createHmac } from 'node:crypto'

/** One webhook that was sent, or tried: `status` is null when nobody answered. */
export type Delivery = { type: string, url: string, status: number | null }

export type Webhooks = ReturnType<typeof createWebhooks>

const deliveryTimeoutMs = 5000

/** The webhook sender: it does not keep its caller waiting, and tries once. */
export function createWebhooks (secret: string) {
  const deliveries: Delivery[] = []
  const closing = new AbortController()

  const deliver = async (url: string, body: string): Promise<number | null> => {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-webhook-signature': sign(body, secret) },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(deliveryTimeoutMs)])
      })
      return answer.status
    } catch {
      return null // nobody listens there: the delivery says so
    }
  }

  return {
    /** Sends one webhook; a null url is nowhere. */
    async send (url: string | null, accountId: string, type: string, payload: unknown): Promise<void> {
      if (url === null) return
      const status = await deliver(url, JSON.stringify({ account_id: accountId, type, payload }))
      deliveries.push({ type, url, status })
    },
    deliveries: (): readonly Delivery[] => deliveries,
    close: (): void => closing.abort()
  }
}

/** The value of `X-Webhook-Signature`: hex HMAC-SHA256 over the raw body. */
function sign (body: string, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('hex')
}
