#!/usr/bin/env node
import { main } from '../lib/main.js'

const code = await main(process.argv)
// When all is printed the process ends, whatever other threads are at work.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)))
