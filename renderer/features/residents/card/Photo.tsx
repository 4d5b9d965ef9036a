/** The picture on the card, or the person's mark. A new one is made small here: the desk keeps at most 64 KB. */
import { FileButton, Menu, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { defineFailures } from '../../../../db/core/errors.ts';
import { type Card, photoMaxCharacters } from '../../../../db/residents/contract.ts';
import { useApi, useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { useKeyLayer } from '../../../keys/useKey.ts';
import { Initial } from '../../../ui/Initial.tsx';
import { useNotifyError } from '../../../ui/notify.tsx';
import { cardTexts } from '../cardTexts.ts';
import css from './Photo.module.css';

const edge = 320;

const photoFailure = defineFailures({
  'photo.unreadable': {
    zh: '打不开这个文件。请换一张 JPG 或 PNG 图片。',
    en: 'This file cannot be opened. Choose a JPG or PNG picture.',
  },
});

/** Cuts the middle square, shrinks it, and lowers the quality until it fits. Base64 without the data URL's head. */
async function shrink(file: File): Promise<string> {
  const picture = await createImageBitmap(file).catch(() => {
    throw photoFailure('photo.unreadable');
  });
  const side = Math.min(picture.width, picture.height);
  const canvas = document.createElement('canvas');
  canvas.width = edge;
  canvas.height = edge;
  const left = (picture.width - side) / 2;
  const top = (picture.height - side) / 2;
  canvas.getContext('2d')?.drawImage(picture, left, top, side, side, 0, 0, edge, edge);
  for (let quality = 0.85; ; quality -= 0.1) {
    const [, jpeg = ''] = canvas.toDataURL('image/jpeg', quality).split(',');
    if (jpeg.length <= photoMaxCharacters || quality < 0.2) return jpeg;
  }
}

export function Photo({ card, editable }: { card: Card; editable: boolean }) {
  const t = useText(cardTexts);
  const api = useApi();
  const notifyError = useNotifyError();
  const [choosing, setChoosing] = useState(false);
  // Escape closes the menu, not the card behind it.
  useKeyLayer(choosing);
  const { data } = useDeskQuery('residents', 'photo', { id: card.id }, { enabled: card.hasPhoto });

  async function put(file: File | null) {
    if (!file) return;
    try {
      await api.residents.setPhoto({ residentId: card.id, jpeg: await shrink(file) });
    } catch (error) {
      notifyError(error);
    }
  }
  const picture =
    card.hasPhoto && data?.jpeg ? (
      <img
        className={css.picture}
        src={`data:image/jpeg;base64,${data.jpeg}`}
        alt={t('photo.of', { name: card.name })}
      />
    ) : (
      <Initial name={card.name} size="lg" />
    );
  if (!editable) return picture;
  return (
    <FileButton accept="image/*" onChange={put}>
      {(choose) => (
        <Menu opened={choosing} onChange={setChoosing} position="bottom-start">
          <Menu.Target>
            <UnstyledButton aria-label={t('photo')}>{picture}</UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={choose.onClick}>{t('photo.choose')}</Menu.Item>
            {card.hasPhoto && (
              <Menu.Item
                color="danger"
                onClick={() => void api.residents.removePhoto({ residentId: card.id }).catch(notifyError)}
              >
                {t('photo.remove')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
    </FileButton>
  );
}
