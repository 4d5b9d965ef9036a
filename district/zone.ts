/** All centres of a district keep one calendar; the whole of China keeps Beijing's. */
export const zone = 'Asia/Shanghai';
