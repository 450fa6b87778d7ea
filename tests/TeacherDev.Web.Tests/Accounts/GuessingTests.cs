using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Accounts;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Tests.Accounts;

/// <summary>One address guesses at many names at once; and how addresses are counted.</summary>
public sealed class GuessingTests(GuessingTests.CountedSite site) : IClassFixture<GuessingTests.CountedSite>
{
    [Fact]
    public async Task Two_hundred_parallel_guesses_over_many_names_verify_at_most_thirty()
    {
        var anyone = await site.AnyoneAsync();
        var form = await anyone.GetAsync("/account/login");
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(at => anyone.SendAsync(form, new() { ["Name"] = $"teacher{at}", ["Password"] = "wrong" })));
        Assert.InRange(site.Hasher.Verified, 1, FailedSignIns.MostAMinute);
        Assert.Equal(200 - site.Hasher.Verified, answers.Count(a => a.Status == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public void The_networks_of_one_customer_are_one_address_and_a_success_is_no_failure()
    {
        var clock = new TestClock();
        var failures = new FailedSignIns(clock);
        for (var at = 0; at < FailedSignIns.MostAMinute; at++) Assert.True(failures.Reserve(IPAddress.Parse($"2001:db8:1:2::{at:x}")));
        Assert.False(failures.Reserve(IPAddress.Parse("2001:db8:1:2:ffff::1")));
        Assert.True(failures.Reserve(IPAddress.Parse("2001:db8:1:3::1")));
        Assert.True(failures.Reserve(IPAddress.Parse("192.0.2.1")));
        failures.GiveBack(IPAddress.Parse("2001:db8:1:2::9"));
        Assert.True(failures.Reserve(IPAddress.Parse("2001:db8:1:2::9")));
        Assert.True(failures.AreTooMany(IPAddress.Parse("2001:db8:1:2::9")));
        clock.Advance(TimeSpan.FromSeconds(61));
        Assert.False(failures.AreTooMany(IPAddress.Parse("2001:db8:1:2::9")));
    }

    [Fact]
    public void Ten_thousand_other_addresses_do_not_make_one_forgotten_that_goes_on_guessing()
    {
        var clock = new TestClock();
        var failures = new FailedSignIns(clock);
        var guesser = IPAddress.Parse("192.0.2.1");
        failures.Reserve(IPAddress.Parse("198.51.100.1"));
        for (var at = 0; at < FailedSignIns.MostAMinute; at++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            failures.Reserve(guesser);
        }
        for (var at = 0; at < 10_000; at++)
        {
            if (at % 100 == 0) clock.Advance(TimeSpan.FromMilliseconds(1));
            failures.Reserve(new IPAddress([10, 0, (byte)(at / 256), (byte)at]));
            if (at == 9_998) Assert.True(failures.AreTooMany(guesser));
        }
    }

    public sealed class CountedSite : TestSite
    {
        internal CountingHasher Hasher { get; } = new();

        protected override void ConfigureServices(IServiceCollection services) => services.AddSingleton<IPasswordHasher<Account>>(Hasher);
    }

    internal sealed class CountingHasher : IPasswordHasher<Account>
    {
        private int verified;

        public int Verified => Volatile.Read(ref verified);

        public string HashPassword(Account user, string password) => "";

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref verified);
            return PasswordVerificationResult.Failed;
        }
    }
}
