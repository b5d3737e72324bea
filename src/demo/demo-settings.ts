import { resolve } from 'node:path';
import { z } from 'zod';

/** What can be set of the demo; both have a value where nothing is said. */
export interface DemoSettings {
  /** Absolute path of the folder that holds everything the demo keeps: clusters, keys, logs, what was loaded. */
  readonly dataFolder: string;
  /** On 127.0.0.1. */
  readonly port: number;
}

const USUAL_FOLDER = './.data';

const environment = z.object({
  DATA_DIR: z.string().min(1).default(USUAL_FOLDER),
  PORT: z
    .string()
    .regex(/^[0-9]{1,5}$/)
    .transform(Number)
    .refine((port) => port > 0 && port < 65_536)
    .default(3000),
});

/** Reads DATA_DIR and PORT. @throws Error naming the one that isn't of its form. */
export function readDemoSettings(variables: NodeJS.ProcessEnv = process.env): DemoSettings {
  const read = environment.safeParse(variables);
  if (!read.success) {
    const wrong = [...new Set(read.error.issues.map(({ path }) => path.join('.')))];
    throw new Error(`Not of its form: ${wrong.join(', ')}. DATA_DIR is a folder, PORT a number from 1 to 65535.`);
  }
  return { dataFolder: resolve(read.data.DATA_DIR), port: read.data.PORT };
}

/** What a command that looks for a running demo has to begin with: nothing, where its folder is the usual one. */
export function commandPrefix({ dataFolder }: DemoSettings): string {
  return dataFolder === resolve(USUAL_FOLDER) ? '' : `DATA_DIR='${dataFolder}' `;
}
