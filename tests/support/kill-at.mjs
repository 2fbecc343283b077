import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { isMainThread } from 'node:worker_threads'

// Ends the process, as kill -9 does, before the nth change in a folder of packs; a file that is being written is left half.
const at = Number(process.env.KILL_AT)
let changes = 0

function beforeChange(name, [target, bytes]) {
  if (!String(target).includes('/dist/')) return
  changes += 1
  if (changes !== at) return
  if (name === 'writeFile') {
    const whole = typeof bytes === 'string' ? Buffer.from(bytes) : Buffer.concat([bytes].flat())
    fs.writeFileSync(target, whole.subarray(0, whole.length / 2))
  }
  process.kill(process.pid, 'SIGKILL')
}

/** What does `name` in `holder`, once its change is counted. */
function counted(holder, name) {
  const real = holder[name]
  holder[name] = (...args) => {
    beforeChange(name, args)
    return real(...args)
  }
}

if (isMainThread) {
  for (const name of ['mkdir', 'writeFile', 'rename', 'rm']) counted(fs.promises, name)
  for (const name of ['mkdirSync', 'renameSync']) counted(fs, name)
  syncBuiltinESMExports()
}
