import { isMainThread } from 'node:worker_threads'

// Vitest compiles the sources it imports, but not the entry of a worker thread: there, tsx does.
if (!isMainThread) {
  const { register } = await import('tsx/esm/api')
  register()
}
