/** The coded words of certificates. Browser-safe. */

/** 公示中 已出具 已撤销 */
export const certificateStates = ['posted', 'issued', 'revoked'] as const;

/** A time of service as it stands on a certificate. */
export interface CertifiedService {
  rootId: string;
  serviceId: string; // the version that was certified
  day: string; // YYYY-MM-DD
  activity: string;
  place: string;
  minutes: number;
}

/** Who answers for the certificate (出具方). */
export interface Issuer {
  name: string; // organisation
  responsible: string;
  handler: string;
  contact: string;
}
