// Asks for the host pattern that stands behind the # of this page's address.
document.getElementById('request').addEventListener('click', async () => {
  const origins = [decodeURIComponent(location.hash.slice(1))];
  const granted = await chrome.permissions.request({ origins });
  document.getElementById('result').textContent = granted ? 'granted' : 'refused';
});
