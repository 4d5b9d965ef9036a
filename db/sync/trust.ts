/**
 * Whose signature makes a district's certificate good: the authorities that Node brings, and those that somebody has installed on
 * this computer. Districts and offices have authorities of their own, and their technicians install them once, in the system.
 */
import tls from 'node:tls';

let trusted = false;

/** Once for the program. Where the system's list cannot be read, the one that Node brings remains. */
export function trustThisComputer(): void {
  if (trusted) return;
  trusted = true;
  try {
    tls.setDefaultCACertificates([...tls.getCACertificates('default'), ...tls.getCACertificates('system')]);
  } catch {
    // An older Node, or a store that this program may not read.
  }
}
