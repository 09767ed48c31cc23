/** Processor time of this process in milliseconds: what a busy machine does not change. For bounds in tests. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
