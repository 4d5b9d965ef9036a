/** What the kiosk knows without anybody standing there: where it is, today's shifts, what people usually help with. */
import { useDeskQuery } from '../../api/hooks.ts';
import { useSession } from '../../state/session.ts';
import { useKioskPlace } from './place.ts';

/** Milliseconds: shifts end by time alone. */
const refreshEvery = 60_000;

export function useKioskHome() {
  const stationId = useKioskPlace((place) => place.stationId);
  const known = useSession((session) => session.centreName);
  const home = useDeskQuery('service', 'kioskHome', { stationId }, { refetchEvery: refreshEvery }).data;
  return {
    centreName: home?.centreName ?? known,
    stations: home?.stations ?? [],
    station: home?.stations.find(({ id }) => id === stationId) ?? null,
    /** Null: not known yet. */
    shifts: home?.shifts ?? null,
    activities: home?.activities ?? [],
  };
}
