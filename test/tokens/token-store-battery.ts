import { randomUUID } from 'node:crypto'
import type { Test } from 'tap'
import { failureStories } from './failure-stories.ts'
import { recordStories } from './record-stories.ts'
import { refreshStories } from './refresh-stories.ts'
import type { StoreUnderTest } from './scene.ts'

/** What every token store must do: the refresh protocol, step by step. */
export async function tokenStoreBattery (t: Test, makeStore: () => StoreUnderTest): Promise<void> {
  const stories = { ...recordStories, ...refreshStories, ...failureStories }
  for (const [name, story] of Object.entries(stories)) {
    await t.test(name, async (t) => await story(t, { ...makeStore(), sessionId: randomUUID() }))
  }
}
