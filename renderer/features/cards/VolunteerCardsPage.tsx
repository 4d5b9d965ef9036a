/** Volunteer cards (志愿者卡). */
import { CardsPage } from './CardsPage.tsx';

export default function VolunteerCardsPage() {
  return <CardsPage kind="volunteer" />;
}
