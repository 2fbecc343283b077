import { parentPort, workerData } from 'node:worker_threads'
import { buildMeeting } from '../../build/build.ts'
import { meetingChecks } from '../../build/checks.ts'
import type { Run } from '../../build/context.ts'
import { openBuildRecord } from '../../build/run/build-record.ts'
import type { BuiltElsewhere } from '../../build/run/run.ts'
import { openWork } from '../../build/work.ts'
import { startCheck, type WorkspaceCheck } from '../../check/check.ts'
import { createCheckContext } from '../../check/prepare.ts'
import type { Host } from '../../host/host.ts'
import { nodeHost } from '../../host/node.ts'
import { listedFromOthers } from '../../load/meeting/across/listed.ts'
import { loadWorkspace } from '../../load/workspace.ts'
import { sentMessage } from '../../messages/sent.ts'
import { withPackages } from '../../office/package-files.ts'
import { keepForSite } from './keep-for-site.ts'
import type { MeetingAnswer, MeetingJob, MeetingSetup } from './meeting-threads.ts'
import { withStrictness } from './report.ts'

interface Hand {
  run: Run
  rules: WorkspaceCheck
  /** The body of the meeting that was checked last, and how many findings are about its register. */
  register(): BuiltElsewhere['register']
  endRound(): void
}

/** Loads the workspace, which the thread that asks has found to be sound. */
async function openHand({ root, out, version, options }: MeetingSetup): Promise<Hand> {
  const outside = nodeHost(root)
  const host: Host = { ...outside, files: withPackages(outside.files) }
  const { value: workspace } = await loadWorkspace(host)
  const context = workspace && (await createCheckContext(workspace, host)).value
  if (!workspace || !context) throw new Error('The workspace was changed while its meetings were built.')
  const { audience, allowMissing, reissue, strict, largePrint: isLargePrint = false } = options
  // Each of them reads its own packs back: one thread for that is enough.
  const work = openWork(root, { threads: 1 })
  const rules = startCheck(workspace, context)
  let register: BuiltElsewhere['register']
  const run: Run = {
    ...{ workspace, context, out, host, reissue },
    record: await openBuildRecord(host, {
      out,
      version,
      allowMissing,
      isLargePrint,
      membersPassword: workspace.settings.value.members?.password,
      listed: listedFromOthers(workspace, host),
      isPart: true,
      ...(audience ? { audience } : {}),
    }),
    checks: meetingChecks(
      rules,
      (messages) => withStrictness(messages, strict),
      (slug, count) => {
        register = { slug, count }
      },
    ),
    options: {
      ...{ version, allowMissing, isLargePrint, reader: work.reader, work },
      alongside: keepForSite(workspace, version, host),
    },
    audienceOf: () => audience ?? 'both',
  }
  return {
    ...{ run, rules },
    register: () => register,
    endRound: () => {
      register = undefined
      work.endRound()
    },
  }
}

const opening = openHand(workerData as MeetingSetup)

async function answer(job: MeetingJob): Promise<MeetingAnswer> {
  const { run, rules, register, endRound } = await opening
  if (job === 'checked') return { checked: rules.soFar() }
  const { messages, ...built } = await buildMeeting(job.meeting, run)
  // Of a meeting with errors stays what was noted before.
  const noted = built.fingerprint === undefined ? undefined : run.record.noted(job.meeting)
  const told = { register: register(), messages: messages.map(sentMessage), noted }
  endRound()
  return { built, ...told }
}

// One of the threads that `startMeetingThreads` starts: builds meetings in turn, until it is ended.
parentPort?.on('message', async (job: MeetingJob) => {
  const told = await answer(job).catch((error: unknown) => ({
    problem: error instanceof Error ? error.message : String(error),
  }))
  parentPort?.postMessage(told)
})
