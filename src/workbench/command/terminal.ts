/** Where a command speaks that a person has called. */
export const streams = {
  out: (text: string) => void process.stdout.write(`${text}\n`),
  err: (text: string) => void process.stderr.write(`${text}\n`),
};

export const surroundings = { env: process.env, now: () => new Date() };
