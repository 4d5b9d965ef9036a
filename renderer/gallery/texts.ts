/** Names of the desks on the sample rail. */
import { defineTexts } from '../i18n/defineTexts.ts';

export const galleryTexts = defineTexts(
  'gallery',
  {
    desk: '接待',
    residents: '居民',
    care: '日照',
    meals: '助餐',
    volunteers: '志愿',
    activities: '活动',
    worklist: '清单',
    reports: '报表',
    settings: '设置',
  },
  {
    desk: 'Desk',
    residents: 'Residents',
    care: 'Day care',
    meals: 'Meals',
    volunteers: 'Volunteers',
    activities: 'Activities',
    worklist: 'Worklist',
    reports: 'Reports',
    settings: 'Settings',
  },
);
