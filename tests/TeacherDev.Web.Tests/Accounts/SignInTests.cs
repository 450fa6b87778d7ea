using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;

namespace TeacherDev.Web.Tests.Accounts;

public sealed class SignInTests : IAsyncDisposable
{
    private readonly TestSite site = new();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Nobody_ends_the_session_of_another()
    {
        var (mine, theirs) = (await site.AnyoneAsync(), await site.AnyoneAsync());
        await mine.SignInAsync("mentee", World.Password);
        await theirs.SignInAsync("leader", World.Password);
        var session = await site.InDbAsync(db => db.LoginSessions.Where(s => db.Accounts.Any(a => a.Id == s.AccountId && a.UserName == "leader")).MaxAsync(s => s.Id));
        Assert.Equal(HttpStatusCode.NotFound, (await mine.PostBareAsync($"/account/sessions/{session}/end")).Status);
        Assert.Equal(HttpStatusCode.OK, await theirs.StatusAsync("/account/sessions"));
        Assert.Equal(HttpStatusCode.Redirect, (await theirs.PostBareAsync($"/account/sessions/{session}/end")).Status);
        Assert.Equal(HttpStatusCode.Redirect, await theirs.StatusAsync("/account/sessions"));
    }

    [Fact]
    public async Task Signed_out_is_signed_out_even_for_a_kept_cookie()
    {
        var teacher = await site.AsAsync("teacher");
        Assert.Equal(HttpStatusCode.OK, await teacher.StatusAsync("/account"));
        await site.InDbAsync(async db =>
        {
            (await db.Accounts.SingleAsync(a => a.UserName == "teacher")).Disable(site.Clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync();
        });
        var refused = await teacher.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, refused.Status);
        Assert.Contains("/account/login", refused.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_ends_after_half_an_hour_of_silence_and_twelve_hours_in_all()
    {
        var teacher = await site.AsAsync("teacher");
        site.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.OK, await teacher.StatusAsync("/account"));
        site.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(HttpStatusCode.Redirect, await teacher.StatusAsync("/account"));

        var mentor = await site.AsAsync("mentor");
        for (var minutes = 0; minutes < 12 * 60; minutes += 20)
        {
            Assert.Equal(HttpStatusCode.OK, await mentor.StatusAsync("/account"));
            site.Clock.Advance(TimeSpan.FromMinutes(20));
        }
        Assert.Equal(HttpStatusCode.Redirect, await mentor.StatusAsync("/account"));
    }

    [Fact]
    public async Task Two_hundred_parallel_guesses_verify_at_most_five()
    {
        var guesses = Enumerable.Range(0, 200).Select(async at => await site.WithAsync(async services =>
        {
            var signIn = new SignIn((Domain.Data.TeacherDevDb)services.GetService(typeof(Domain.Data.TeacherDevDb))!, new CountingHasher(), TimeProvider.System, admitsDemonstration: true);
            return await signIn.TryAsync("teacher", at == 150 ? World.Password : "wrong", CancellationToken.None);
        }));
        await Task.WhenAll(guesses);
        Assert.InRange(CountingHasher.VerifiedOf("teacher"), 1, Account.MostAttempts);
    }

    [Fact]
    public async Task Five_wrong_passwords_rest_the_account_for_a_quarter_of_an_hour()
    {
        var anyone = await site.AnyoneAsync();
        for (var at = 0; at < 5; at++) await anyone.SubmitAsync("/account/login", new() { ["Name"] = "mentee", ["Password"] = "wrong" });
        var resting = await anyone.SubmitAsync("/account/login", new() { ["Name"] = "mentee", ["Password"] = World.Password });
        var unknown = await anyone.SubmitAsync("/account/login", new() { ["Name"] = "nobody", ["Password"] = World.Password });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, unknown.Text), (resting.Status, resting.Text));
        site.Clock.Advance(TimeSpan.FromMinutes(16));
        await anyone.SignInAsync("mentee", World.Password);
    }

    [Fact]
    public async Task Thirty_failures_a_minute_close_the_door_for_the_address()
    {
        var anyone = await site.AnyoneAsync();
        for (var at = 0; at < 30; at++) await anyone.SubmitAsync("/account/login", new() { ["Name"] = $"stranger{at}", ["Password"] = "x" });
        Assert.Equal(HttpStatusCode.TooManyRequests, (await anyone.SubmitAsync("/account/login", new() { ["Name"] = "teacher", ["Password"] = World.Password })).Status);
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        await anyone.SignInAsync("teacher", World.Password);
    }

    [Fact]
    public async Task A_new_password_ends_every_session_and_may_not_be_an_old_one()
    {
        var here = await site.AsAsync("leader");
        var there = await site.AnyoneAsync();
        await there.SignInAsync("leader", World.Password);
        Dictionary<string, string?> change(string to) => new() { ["Current"] = World.Password, ["New"] = to, ["Again"] = to };
        Assert.Contains("至少三种", (await here.SubmitAsync("/account/password", change("xbcdefghijkl"))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await here.SubmitAsync("/account/password", change("Qinghua-4711"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, await there.StatusAsync("/account"));
        await there.SignInAsync("leader", "Qinghua-4711");
        Assert.Contains("不能使用最近", (await there.SubmitAsync("/account/password", new() { ["Current"] = "Qinghua-4711", ["New"] = "Qinghua-4711", ["Again"] = "Qinghua-4711" })).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_signs_in_once_more_gets_a_new_key_and_the_old_one_opens_nothing()
    {
        var (here, there) = (await site.AnyoneAsync(), await site.AnyoneAsync());
        var form = await here.GetAsync("/account/login");
        await here.SendAsync(form, new() { ["Name"] = "teacher", ["Password"] = World.Password });
        var first = await site.InDbAsync(db => db.LoginSessions.SingleAsync());
        await there.SignInAsync("teacher", World.Password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await here.SendAsync(form, new() { ["Name"] = "mentor", ["Password"] = "wrong" })).Status);
        Assert.Contains("teacher", (await here.GetAsync("/account")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await here.SendAsync(form, new() { ["Name"] = "mentor", ["Password"] = World.Password })).Status);
        Assert.Contains("mentor", (await here.GetAsync("/account")).Text, StringComparison.Ordinal);
        var sessions = await site.InDbAsync(db => db.LoginSessions.ToListAsync());
        Assert.Equal(2, sessions.Count);
        Assert.DoesNotContain(sessions, s => s.Id == first.Id || s.KeyHash.SequenceEqual(first.KeyHash));
        Assert.Contains("teacher", (await there.GetAsync("/account")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_demonstration_is_off_its_accounts_open_nothing()
    {
        var teacher = await site.AsAsync("teacher");
        await site.InDbAsync(async db =>
        {
            (await db.Accounts.SingleAsync(a => a.UserName == "teacher")).BecomeDemonstration();
            await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.Redirect, await teacher.StatusAsync("/account"));
        var refused = await teacher.SubmitAsync("/account/login", new() { ["Name"] = "teacher", ["Password"] = World.Password });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("登录名或密码不正确", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_cannot_be_one_is_only_wrong()
    {
        var anyone = await site.AnyoneAsync();
        foreach (var name in new[] { "' or 1=1", "教师", "teacher\u200b" })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await anyone.SubmitAsync("/account/login", new() { ["Name"] = name, ["Password"] = World.Password })).Status);
        Assert.InRange((int)(await anyone.SubmitAsync("/account/login", new() { ["Name"] = "teacher\0", ["Password"] = World.Password })).Status, 400, 499);
    }

    [Theory]
    [InlineData("//evil.test"), InlineData("/\\evil.test"), InlineData("https://evil.test"), InlineData("https:evil.test"), InlineData("/%09/evil.test\t//evil.test")]
    public async Task After_sign_in_one_stays_on_the_site(string returnUrl)
    {
        var anyone = await site.AnyoneAsync();
        var answer = await anyone.SubmitAsync("/account/login?returnUrl=" + Uri.EscapeDataString(returnUrl), new() { ["Name"] = "teacher", ["Password"] = World.Password });
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.DoesNotContain("evil.test", new Uri(new Uri("http://localhost/"), answer.Location).Host, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_unsafe_request_passes_without_a_token()
    {
        var coordinator = await site.AsAsync("coordinator");
        Assert.Equal(HttpStatusCode.BadRequest, (await coordinator.PostAsync("/account/logout", [])).Status);
        Assert.Equal(HttpStatusCode.OK, await coordinator.StatusAsync("/account"));
    }

    private sealed class CountingHasher : Microsoft.AspNetCore.Identity.IPasswordHasher<Account>
    {
        private static int verified;

        public static int VerifiedOf(string userName) => userName == "teacher" ? verified : 0;

        public string HashPassword(Account user, string password) => "";

        public Microsoft.AspNetCore.Identity.PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            if (user.UserName == "teacher") Interlocked.Increment(ref verified);
            return Microsoft.AspNetCore.Identity.PasswordVerificationResult.Failed;
        }
    }
}
