/** The desktop app told the person why it does not start (data in use, damaged …): there is nothing to fall back to. */
export const refusedExitCode = 3;
