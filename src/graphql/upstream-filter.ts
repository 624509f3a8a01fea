import { GatewayError } from '../errors.ts'
import type { UpstreamFilter } from './generated/schema-types.ts'

const mostConditions = 10
const name = /^[a-z][a-z0-9_]{0,39}$/
const longestValue = 200

/** Conditions by Big Cartel's own names, each fit to be sent. @throws GatewayError BAD_USER_INPUT */
export function upstreamFilter (conditions: readonly UpstreamFilter[] | null | undefined): Record<string, string> {
  if (conditions == null) return {}
  if (conditions.length > mostConditions) throw wrong(`A filter has ${mostConditions} other conditions at most.`)
  if (!conditions.every((condition) => name.test(condition.name))) throw wrong('The name of a condition has small letters, digits and underscores, 40 at most.')
  if (!conditions.every(({ value }) => value.length <= longestValue)) throw wrong(`The value of a condition has ${longestValue} characters at most.`)
  return Object.fromEntries(conditions.map(({ name, value }) => [name, value]))
}

function wrong (detail: string): GatewayError {
  return new GatewayError('BAD_USER_INPUT', { detail })
}
