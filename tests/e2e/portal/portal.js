// What a portal does with its consoles: it hears of what happens in them, and sets what attributes are too short for.

const heard = document.querySelector('ol');

for (const event of ['navigate', 'signed-in', 'signed-out', 'deleted', 'error']) {
  document.addEventListener(`portolan-${event}`, ({ type, target, detail }) => {
    const line = document.createElement('li');
    line.textContent = `${target.id} ${type} ${JSON.stringify(detail)}`;
    heard.append(line);
  });
}

document.querySelector('#old').settings = {
  registries: [{ name: 'Old yard', address: 'https://old.example.org', api: 'v1', standalone: true }],
};
