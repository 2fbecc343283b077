import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { isMainThread } from 'node:worker_threads'

// Ends the process, as kill -9 does, before the nth change in a folder of packs; a file that is being written is left half.
const at = Number(process.env.KILL_AT)
let changes = 0
if (isMainThread) {
  for (const name of ['mkdir', 'writeFile', 'rename', 'rm']) {
    const real = fs.promises[name]
    fs.promises[name] = async (...args) => {
      if (!String(args[0]).includes('/dist/')) return real(...args)
      changes += 1
      if (changes === at && name === 'writeFile') fs.writeFileSync(args[0], args[1].subarray(0, args[1].length / 2))
      if (changes === at) process.kill(process.pid, 'SIGKILL')
      return real(...args)
    }
  }
  syncBuiltinESMExports()
}
