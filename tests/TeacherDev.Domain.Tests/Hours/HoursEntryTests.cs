using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Tests.Hours;

public sealed class HoursEntryTests
{
    private static readonly DateTime Now = new(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_reversal_takes_back_exactly_what_was_given()
    {
        var entry = Ledger.Entry(6, new(2026, 4, 16), sourceId: 40, id: 7);

        var reversal = entry.Reverse("签到表有误", Now);

        Assert.Equal(Domain.Kernel.Hours.Of(-6), reversal.Hours);
        Assert.Equal((HoursSourceKind.Reversal, 7, entry.PersonId, entry.Day), (reversal.SourceKind, reversal.SourceId, reversal.PersonId, reversal.Day));
        Assert.Equal(Domain.Kernel.Hours.Zero, entry.Hours + reversal.Hours);
    }

    [Fact]
    public void A_reversal_is_not_reversed_again() =>
        Assert.Throws<RuleBroken>(() => Ledger.Entry(6, new(2026, 4, 16), id: 7).Reverse("误", Now).Reverse("又误", Now));

    [Fact]
    public void A_reversal_needs_a_reason() => Assert.Throws<RuleBroken>(() => Ledger.Entry(6, new(2026, 4, 16), id: 7).Reverse(" ", Now));

    [Fact]
    public void An_entry_that_was_never_posted_is_not_reversed() => Assert.Throws<RuleBroken>(() => Ledger.Entry(6, new(2026, 4, 16)).Reverse("误", Now));

    [Theory]
    [InlineData(0)]
    [InlineData(-4)]
    public void Hours_are_earned_not_owed(int hours) => Assert.Throws<RuleBroken>(() => Ledger.Entry(hours, new(2026, 4, 16)));
}
