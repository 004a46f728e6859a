/** The environment of the process, read in this file only. */
export const environment: Readonly<Record<string, string | undefined>> = process.env
