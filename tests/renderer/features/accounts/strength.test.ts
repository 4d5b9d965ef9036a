import { describe, expect, it } from 'vitest';
import {
  isEasyPin,
  newTemporaryPin,
  passwordStrength,
} from '../../../../renderer/features/accounts/strength.ts';

describe('how easily a password is guessed', () => {
  it.each([
    ['abc1234', 'short'],
    ['aaaaaaaa', 'weak'],
    ['12345678', 'weak'],
    ['qwertyuiop', 'weak'],
    ['lkjhgfdsa', 'weak'],
    ['abcdabcd', 'weak'],
    ['19880706', 'weak'],
    ['Admin@2026', 'weak'],
    ['１２３４５６７８', 'weak'],
    ['meilan88', 'fair'],
    ['apricot-grove-42', 'good'],
    ['Xing5lin!7', 'good'],
    ['春天的杏林很安静下过雨又放晴', 'good'],
  ])('calls %s %s', (password, strength) => {
    expect(passwordStrength(password)).toBe(strength);
  });

  it('sees the name of the person or the place in it', () => {
    expect(passwordStrength('linmin-2031x')).toBe('good');
    expect(passwordStrength('linmin-2031x', ['LinMin'])).toBe('weak');
  });
});

describe('PINs', () => {
  it.each(['000000', '123456', '987654', '121212', '880706', '112211'])('finds %s easy', (pin) => {
    expect(isEasyPin(pin)).toBe(true);
  });

  it('lets an ordinary one pass', () => {
    expect(isEasyPin('483920')).toBe(false);
  });

  it('gives out six digits and skips the easy ones', () => {
    const drawn = [1_123_456, 111_111, 7_004_839];
    expect(newTemporaryPin(() => drawn.shift() ?? 0)).toBe('004839');
  });
});
