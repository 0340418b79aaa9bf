// Looks at the memory of the process from a thread of its own: the thread that reads a file is busy, and a limit on the
// heap does not count the bytes outside of it.
import { workerData } from 'node:worker_threads'

setInterval(() => {
  if (process.memoryUsage.rss() > workerData * 1024 * 1024) process.kill(process.pid, 'SIGKILL')
}, 100)
