import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { pause } from '../pause.ts'
import type { World } from '../world.ts'
import type { Call } from './calls.ts'
import type { Fault, FaultAction } from './faults.ts'

const controlPrefix = '/_control'

/** Counts every call, then lets the faults have their way with it. The control API is exempt. */
export function faultHooks (app: FastifyInstance, world: World): void {
  const calls = new WeakMap<FastifyRequest, Call>()
  const faults = new WeakMap<FastifyRequest, Fault>()

  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith(controlPrefix)) return
    calls.set(request, count(request, world))
    const fault = world.faults.strike(request.method, pathOf(request))
    if (fault === undefined) return
    await pause(fault.delayMs ?? 0)
    if (isAfter(fault)) faults.set(request, fault)
    else if (await answered(fault.action, request, reply)) return reply
  })

  app.addHook('onSend', async (request, reply, payload) => {
    const fault = faults.get(request)
    faults.delete(request)
    const sent = fault === undefined ? payload : await spoiled(fault.action, request, reply, payload)
    const call = calls.get(request)
    if (call !== undefined) call.status = reply.statusCode // before it is sent, so that a test which has the answer sees it counted
    return sent
  })
}

const isAfter = ({ when, action }: Fault) => when === 'after' || action.type === 'halfBody' || action.type === 'stall'

function count (request: FastifyRequest, world: World): Call {
  const route = `${request.method} ${request.routeOptions.url ?? '(unknown)'}`
  return world.calls.arrived(route, {
    method: request.method,
    url: request.url,
    userAgent: request.headers['user-agent'] ?? null
  })
}

const pathOf = (request: FastifyRequest) => request.url.replace(/\?.*$/s, '')

/** Puts the fault in place of the call; false when the call is to go on all the same. */
async function answered (action: FaultAction, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  if (action.type === 'delay') return false
  if (isReplacement(action)) {
    reply.send(replacement(action, reply))
    return true
  }
  reply.hijack() // nothing more will be sent; closing the server destroys the socket
  if (action.type === 'reset') request.raw.socket.destroy()
  return true
}

/** Puts the fault in place of an answer that is already there. */
async function spoiled (action: FaultAction, request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  if (action.type === 'delay') return payload
  if (isReplacement(action)) {
    reply.removeHeader('content-length')
    return replacement(action, reply)
  }
  if (action.type === 'reset') request.raw.socket.destroy()
  if (action.type === 'halfBody') sendHalf(reply, String(payload ?? ''), () => reply.raw.socket?.destroy())
  if (action.type === 'stall') sendHalf(reply, String(payload ?? ''), () => {})
  return await new Promise<never>(() => {}) // Fastify sends nothing while this hook is not done
}

type Replacement = Extract<FaultAction, { type: 'status' | 'garbage' | 'huge' }>

function isReplacement (action: FaultAction): action is Replacement {
  return action.type === 'status' || action.type === 'garbage' || action.type === 'huge'
}

function replacement (action: Replacement, reply: FastifyReply): string {
  if (action.type === 'huge') {
    reply.code(200).type('application/vnd.api+json; charset=utf-8')
    return `{"data":[]${' '.repeat(11 * 1024 * 1024)}}`
  }
  if (action.type === 'garbage') {
    reply.code(200).type('text/html; charset=utf-8')
    return '<!doctype html><title>We will be right back</title><h1>Down for maintenance</h1>'
  }
  const { status, headers = {}, body = defaultBody(status) } = action
  reply.code(status).type(typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/vnd.api+json; charset=utf-8').headers(headers)
  return typeof body === 'string' ? body : JSON.stringify(body)
}

function defaultBody (status: number): unknown {
  if (status === 401) return { error: 'Invalid API credentials.' }
  return { errors: [{ status: String(status), code: 'fault', title: 'Injected fault', detail: 'The sandbox was told to fail here.' }] }
}

function sendHalf (reply: FastifyReply, payload: string, then: () => void): void {
  const whole = Buffer.from(payload)
  const { raw } = reply
  raw.writeHead(reply.statusCode, { ...reply.getHeaders(), 'content-length': whole.length } as Record<string, string | number | string[]>) // Fastify's header type allows undefined, which it never stores
  raw.write(whole.subarray(0, Math.floor(whole.length / 2)), then)
}
