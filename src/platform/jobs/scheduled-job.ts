/** Unattended work of the service itself. What it does it looks up when it runs: a job carries no payload but ids. */
export interface ScheduledJob {
  /** kebab-case; of a job that acts on records, the name of its page in policies/access/jobs. */
  readonly name: string;
  /** Five fields (minute, hour, day of month, month, day of week), in Amsterdam time. */
  readonly cron: string;
  /** Does all that is due; running it again does nothing twice. */
  readonly run: () => Promise<void>;
  /** Completes what an interruption left half done, before the service listens. */
  readonly catchUp?: () => Promise<void>;
}
