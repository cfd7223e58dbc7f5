using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace QuttyMeken.Browser.Tests;

/// <summary>A moderator's morning without a mouse: twenty reports of the demonstration, in both languages of the office.</summary>
public sealed partial class QueueByKeyboard(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Reports = 20;
    private RunningOffice _office = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private readonly List<string> _console = [];

    public async Task InitializeAsync()
    {
        if (Browser.Path is null)
            return;

        SetDefaultExpectTimeout(60_000);
        _office = await RunningOffice.Start(false, "demo", "--reports", "4000");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Browser.Path, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    [NeedsBrowserTheory]
    [InlineData("kk-KZ")]
    [InlineData("ru-RU")]
    public async Task Twenty_reports_are_triaged_without_a_mouse(string locale)
    {
        var page = await SignIn(locale);
        await Axe(page, "queue");
        // Of those that nobody has taken: what is accepted leaves this list.
        await page.GotoAsync(new Uri(_office.Address, "/reports?view=unassigned").ToString());
        await page.EvaluateAsync("() => { window.pointed = 0; addEventListener('pointerdown', () => window.pointed++, true) }");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#open[data-number]")).ToBeFocusedAsync();
        await Axe(page, "panel");
        await Picture(page, $"queue-panel-{locale}");

        var done = new HashSet<string>();
        for (var n = 0; n < Reports; n++)
        {
            var number = await Number(page);
            Assert.True(done.Add(number), $"№ {number} came twice.");
            await ((n % 5) switch
            {
                0 => ChangeSector(page),
                1 => Ask(page),
                2 => CloseByMistake(page, number),
                _ => Task.CompletedTask,
            });
            // Where the model cannot tell two sectors apart there is nothing to accept: then the report is only taken.
            await Key(page, locale, await page.Locator("[data-key=KeyA]:visible").CountAsync() > 0 ? "KeyA" : "KeyM");
            await Expect(page.Locator("#open")).Not.ToHaveAttributeAsync("data-number", number);
        }

        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await Expect(page.Locator(".selection")).ToBeVisibleAsync();
        await Axe(page, "selection");
        await page.Keyboard.PressAsync("x");
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("dialog#keys")).ToBeVisibleAsync();
        await Axe(page, "keys");
        // Whoever cannot live with single keys switches them off, and then they are off.
        await page.Locator("[data-keys-on]").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Escape");
        var still = await Number(page);
        await page.Keyboard.PressAsync("m");
        Assert.Equal(0, await page.EvaluateAsync<int>("() => window.pointed"));
        await page.ReloadAsync();
        Assert.Equal(still, await Number(page));
        output.WriteLine(string.Join('\n', _console));
        Assert.Empty(_console);
    }

    [NeedsBrowserTheory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    public async Task The_queue_holds_on_a_phone_and_in_the_dark(int width, ColorScheme scheme)
    {
        var page = await SignIn("kk-KZ", width, scheme);
        await Axe(page, $"queue {width}");
        await Picture(page, $"queue-{width}-{scheme}");
        await page.Locator(".rows .say a").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".panel .account")).ToBeVisibleAsync();
        await Axe(page, $"panel {width}");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "The page scrolls sideways.");
        await Picture(page, $"panel-{width}-{scheme}");
        await page.GotoAsync(new Uri(_office.Address, "/me").ToString());
        await Axe(page, $"me {width}");
        Assert.Empty(_console);
    }

    public async Task DisposeAsync()
    {
        if (_browser is null)
            return;

        await _browser.DisposeAsync();
        _playwright.Dispose();
        await _office.DisposeAsync();
    }

    private static async Task ChangeSector(IPage page)
    {
        await page.Keyboard.PressAsync("s");
        await Expect(page.Locator("#classify-sector")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("t");
        await page.Locator("#classify-sector").PressAsync("Tab");
        await Expect(page.Locator("#classify-kind")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Control+Enter");
        await Said(page, "classified");
    }

    private static async Task Ask(IPage page)
    {
        await page.Keyboard.PressAsync("q");
        await Expect(page.Locator("#reply-text")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Бұл қай күні болды? jkamqcz");
        await page.Keyboard.PressAsync("Control+Enter");
        await Said(page, "replied");
    }

    private static async Task CloseByMistake(IPage page, string number)
    {
        await page.Keyboard.PressAsync("c");
        await Expect(page.Locator("#close-outcome")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Тексердік.");
        await page.Keyboard.PressAsync("Control+Enter");
        await Said(page, "closed");
        await Expect(page.Locator("#open")).Not.ToHaveAttributeAsync("data-number", number);
        await page.Keyboard.PressAsync("z");
        await Said(page, "undone");
        await Expect(page.Locator("#open")).ToHaveAttributeAsync("data-number", number);
    }

    private static Task Said(IPage page, string done) => Expect(page).ToHaveURLAsync(new Regex($"done={done}"));

    // In Russian the key is pressed on a Russian keyboard: its letter is another, its place is the same.
    private static Task Key(IPage page, string locale, string code) => locale is "kk-KZ"
        ? page.Keyboard.PressAsync(code)
        : page.EvaluateAsync("code => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { code, key: code === 'KeyA' ? 'ф' : 'ь', bubbles: true, cancelable: true }))", code);

    private static async Task<string> Number(IPage page) => await page.Locator("#open").GetAttributeAsync("data-number") ?? "";

    private async Task<IPage> SignIn(string locale, int width = 1440, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser.NewContextAsync(new() { Locale = locale, ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });
        var page = await context.NewPageAsync();
        page.Console += (_, message) => _console.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => _console.Add($"page error: {error}");
        var account = Account().Match(_office.Printed);
        await page.GotoAsync(new Uri(_office.Address, "/signin").ToString());
        await page.Locator("input[name='Input.Email']").FillAsync(account.Groups["email"].Value);
        await page.Locator("input[name='Input.Password']").FillAsync(account.Groups["password"].Value);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/reports"));
        await Expect(page.Locator(".rows .say a").First).ToBeVisibleAsync();
        return page;
    }

    private async Task Axe(IPage page, string where)
    {
        var found = (await page.RunAxe()).Violations.Where(one => one.Impact is "serious" or "critical")
            .Select(one => $"{where}: {one.Id}: {string.Join("; ", one.Nodes.Take(3).Select(node => node.Html))}").ToList();
        output.WriteLine(string.Join('\n', found));
        Assert.Empty(found);
    }

    private static Task<byte[]> Picture(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(RunningOffice.Screens(), $"{name.ToLowerInvariant()}.png") });

    [GeneratedRegex(@"^moderator\s+(?<email>\S+)\s+(?<password>.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Account();
}
