export const modeFields = {
  Mode: '帳號實際採用的：Auto 或 Strict。',
  Chosen: '帳號的選擇：Auto、Strict 或 Inherit。',
  Installation: '系統給未選擇的帳號採用的：Auto 或 Strict。',
}
