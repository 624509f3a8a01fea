import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

/** Makes figures of the gateway in one registry, each by its kind: `gateway_<name>` and what such figures end in. */
export interface Figures {
  counter: <Label extends string>(name: string, help: string, ...labelNames: Label[]) => Counter<Label>
  seconds: <Label extends string>(name: string, help: string, buckets: number[], ...labelNames: Label[]) => Histogram<Label>
  gauge: <Label extends string>(name: string, help: string, ...labelNames: Label[]) => Gauge<Label>
  /** Is only looked at when somebody reads the figures. */
  reading: (name: string, help: string, read: () => number | Promise<number>) => Gauge
}

export function figuresIn (registry: Registry): Figures {
  const registers = [registry]
  return {
    counter: (name, help, ...labelNames) => new Counter({ name: `gateway_${name}_total`, help, labelNames, registers }),
    seconds: (name, help, buckets, ...labelNames) => new Histogram({ name: `gateway_${name}_seconds`, help, labelNames, buckets, registers }),
    gauge: (name, help, ...labelNames) => new Gauge({ name: `gateway_${name}`, help, labelNames, registers }),
    reading: (name, help, read) => new Gauge({ name: `gateway_${name}`, help, registers, async collect () { this.set(await read()) } })
  }
}
