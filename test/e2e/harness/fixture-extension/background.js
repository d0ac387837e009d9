// Answers what the harness's own tests ask. `life` differs for each life of this background.
const life = crypto.randomUUID();

chrome.commands.onCommand.addListener(async (command) => {
  await chrome.storage.session.set({ lastCommand: command });
  await chrome.action.setBadgeText({ text: command });
});

chrome.runtime.onMessage.addListener((message, _sender, answer) => {
  if (message.type === 'life') answer(life);
  if (message.type === 'fetch') {
    fetch(message.url)
      .then((response) => response.text())
      .then(answer, (error) => answer(`failed: ${error}`));
    return true;
  }
  return false;
});
