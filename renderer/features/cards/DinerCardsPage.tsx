/** Meal cards (就餐卡). */
import { CardsPage } from './CardsPage.tsx';

export default function DinerCardsPage() {
  return <CardsPage kind="diner" />;
}
