import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/** What a process, and what it started and still runs, used so far. Linux only: elsewhere NaN, and the report says so. */
export function processorSeconds(pid: number): number {
  try {
    return family(pid).reduce((sum, member) => sum + ticksOf(member), 0) / TICKS_PER_SECOND;
  } catch {
    return Number.NaN;
  }
}

/** Resident memory of one process in MB, now and at its peak. */
export function memoryOf(pid: number): { readonly now: number; readonly peak: number } {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const megabytes = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
    return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
  } catch {
    return { now: Number.NaN, peak: Number.NaN };
  }
}

function family(pid: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((other) => fieldsOf(other)?.[1] === String(pid));
  return [pid, ...children];
}

/** User and system time, and that of children that ended (a connection's backend), in ticks. */
function ticksOf(pid: number): number {
  const fields = fieldsOf(pid);
  return fields === null ? 0 : [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0);
}

/** /proc/<pid>/stat after the program's name, which may hold spaces: state, ppid, … */
function fieldsOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}
