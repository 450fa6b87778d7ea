using System.Globalization;
using System.Security.Cryptography;
using TeacherDev.Domain.Attendance;

namespace TeacherDev.Domain.Tests.Attendance;

public sealed class SignInTokensTests
{
    private const int Seed = 20261124;
    private const int Many = 10_000;
    private static readonly DateTime Now = new(2026, 11, 24, 0, 30, 7, DateTimeKind.Utc);
    private readonly SignInTokens tokens = new([.. Enumerable.Range(0, 32).Select(n => (byte)n)]);

    [Fact]
    public void The_present_and_the_last_step_are_good_and_no_other()
    {
        var shown = tokens.Read(tokens.Make(7, Now))!.Value;
        Assert.Equal(7, shown.SessionId);
        Assert.True(SignInTokens.IsFresh(shown, Now));
        Assert.True(SignInTokens.IsFresh(shown, Now + SignInTokens.Step));
        Assert.False(SignInTokens.IsFresh(shown, Now + (2 * SignInTokens.Step)));
        // A clock put back: what was shown before lies in the future and is no better than what is past.
        Assert.False(SignInTokens.IsFresh(shown, Now - SignInTokens.Step));
    }

    [Fact]
    public void No_random_changed_foreign_or_old_token_is_accepted()
    {
        var (random, elsewhere) = (new Random(Seed), new SignInTokens(RandomNumberGenerator.GetBytes(32)));
        var accepted = 0;
        for (var n = 0; n < Many; n++)
        {
            var box = new byte[28];
            random.NextBytes(box);
            accepted += IsAccepted(Convert.ToBase64String(box).Replace('+', '-').Replace('/', '_').TrimEnd('='), Now);
            accepted += IsAccepted(elsewhere.Make(random.Next(1, 1000), Now), Now);
            accepted += IsAccepted(tokens.Make(random.Next(1, 1000), Now.AddSeconds(-random.Next(31, 1_000_000))), Now);
            var changed = tokens.Make(7, Now).ToCharArray();
            var at = random.Next(changed.Length);
            changed[at] = changed[at] == 'A' ? 'B' : 'A';
            accepted += IsAccepted(new string(changed), Now);
        }
        Assert.Equal(0, accepted);
        Assert.Equal(1, IsAccepted(tokens.Make(7, Now), Now));
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("0000"), InlineData("签到"), InlineData("a b"), InlineData("====")]
    public void What_is_no_token_is_none(string? text) => Assert.Null(tokens.Read(text));

    [Fact]
    public void A_code_is_six_digits_of_its_session_and_step()
    {
        var code = tokens.Code(7, Now);
        Assert.Matches("^[0-9]{6}$", code);
        Assert.True(tokens.IsCode(7, code, Now) && tokens.IsCode(7, code, Now + SignInTokens.Step));
        Assert.False(tokens.IsCode(7, code, Now + (2 * SignInTokens.Step)));
        Assert.False(tokens.IsCode(7, code, Now - SignInTokens.Step));
        Assert.False(tokens.IsCode(8, code, Now));
        Assert.False(tokens.IsCode(7, null, Now) || tokens.IsCode(7, "", Now) || tokens.IsCode(7, code + "0", Now));
    }

    [Fact]
    public void Guessed_codes_are_right_twice_in_a_million()
    {
        var right = Enumerable.Range(0, 1_000_000).Count(n => tokens.IsCode(7, n.ToString("D6", CultureInfo.InvariantCulture), Now));
        Assert.Equal(2, right);
    }

    [Fact]
    public void It_says_how_long_until_the_next()
    {
        Assert.Equal(TimeSpan.FromSeconds(8), SignInTokens.Left(Now));
        Assert.Equal(SignInTokens.Step, SignInTokens.Left(Now.AddSeconds(8)));
    }

    private int IsAccepted(string token, DateTime now) => tokens.Read(token) is { } read && SignInTokens.IsFresh(read, now) ? 1 : 0;
}
