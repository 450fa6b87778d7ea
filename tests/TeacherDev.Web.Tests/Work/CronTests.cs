using TeacherDev.Domain.Kernel;
using TeacherDev.Jobs;
using TeacherDev.Jobs.Work;
using Xunit;

namespace TeacherDev.Web.Tests.Work;

public sealed class CronTests
{
    [Theory]
    [InlineData("* * * * *", "2026-11-23T09:00", "2026-11-23T09:00", "2026-11-23T09:01")]
    [InlineData("*/5 * * * *", "2026-11-23T09:03", "2026-11-23T09:00", "2026-11-23T09:05")]
    [InlineData("20 3 * * *", "2026-11-23T03:19", "2026-11-22T03:20", "2026-11-23T03:20")]
    [InlineData("0 2 * * *", "2027-01-01T00:00", "2026-12-31T02:00", "2027-01-01T02:00")]
    [InlineData("0 8 1 * *", "2026-11-23T09:00", "2026-11-01T08:00", "2026-12-01T08:00")]
    [InlineData("30 7 * * 1", "2026-11-23T07:29", "2026-11-16T07:30", "2026-11-23T07:30")]
    [InlineData("0 0 29 2 *", "2027-06-01T00:00", "2024-02-29T00:00", "2028-02-29T00:00")]
    [InlineData("15,45 8-10/2 * 10-12 *", "2026-11-23T09:00", "2026-11-23T08:45", "2026-11-23T10:15")]
    [InlineData("59 23 31 12 *", "2026-12-31T23:59", "2026-12-31T23:59", "2027-12-31T23:59")]
    public void It_fires_by_the_wall_clock_of_Shanghai(string cron, string now, string latest, string next)
    {
        Assert.Equal(Instant(latest), Cron.Parse(cron).Latest(Instant(now)));
        Assert.Equal(Instant(next), Cron.Parse(cron).Next(Instant(now)));
    }

    [Theory]
    [InlineData("* * * *")]
    [InlineData("60 * * * *")]
    [InlineData("5-1 * * * *")]
    [InlineData("*/0 * * * *")]
    public void A_wrong_schedule_is_refused(string cron) => Assert.Throws<FormatException>(() => Cron.Parse(cron));

    [Fact]
    public void A_daily_job_fires_once_a_local_day_for_a_year_and_a_leap_day()
    {
        var (cron, now, fired) = (Cron.Parse("0 2 * * *"), Instant("2027-12-31T12:00"), new List<DateTime>());
        while (now < Instant("2029-01-01T12:00"))
        {
            if (cron.Latest(now) is var period && (fired.Count == 0 || fired[^1] != period)) fired.Add(period);
            now = now.AddMinutes(47);
        }
        Assert.Equal(Enumerable.Range(0, 368).Select(d => new DateOnly(2027, 12, 31).AddDays(d)), fired.Select(f => f.DayInShanghai));
        Assert.All(fired, f => Assert.Equal(new TimeOnly(2, 0), TimeOnly.FromDateTime(f.InShanghai)));
    }

    [Fact]
    public void Every_job_of_the_house_has_a_name_of_its_own() => Assert.Distinct(new Schedule().Jobs.Select(j => j.Name));

    private static DateTime Instant(string shanghai)
    {
        var local = DateTime.Parse(shanghai, System.Globalization.CultureInfo.InvariantCulture);
        return DateOnly.FromDateTime(local).AtInShanghai(TimeOnly.FromDateTime(local));
    }
}
