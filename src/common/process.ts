import { readFileSync } from 'node:fs'

/**
 * Whether a process runs, be it another user's.
 *
 * A process that has ended keeps its id until its parent asks how, and an orphan's parent, process 1 of a container, may
 * never ask: to `kill` it is still there, to us it is gone. Linux says so in /proc (proc_pid_stat(5)); elsewhere the
 * system's own first process asks at once.
 */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return !hasEnded(pid)
}

// "pid (name) state …": the name may hold anything, brackets too.
function hasEnded(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z')
  } catch {
    return false // no /proc on this system, or gone this instant, which the next look sees
  }
}
