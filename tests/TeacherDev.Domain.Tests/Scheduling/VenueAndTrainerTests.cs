using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Tests.Scheduling;

public sealed class VenueAndTrainerTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(5001)]
    public void A_venue_has_between_one_and_five_thousand_seats(int seats) => Assert.Throws<RuleBroken>(() => new Venue(1, "礼堂", null, seats, Guid.NewGuid()));

    [Fact]
    public void Seats_nobody_has_counted_are_unknown() => Assert.Null(new Venue(1, "礼堂", " ", null, Guid.NewGuid()).Capacity);

    [Fact]
    public void Booking_moves_the_version_so_that_two_bookings_at_once_collide()
    {
        var venue = new Venue(1, "礼堂", null, 300, Guid.NewGuid());
        var trainer = Trainer.Outside(1, "郑国安", "云南师范大学", Guid.NewGuid());
        venue.Book();
        trainer.Book();
        Assert.Equal((1, 1), (venue.Version, trainer.Version));
    }

    [Fact]
    public void A_trainer_from_outside_has_a_name_and_a_unit()
    {
        Assert.Throws<RuleBroken>(() => Trainer.Outside(1, "郑国安", "", Guid.NewGuid()));
        Assert.Throws<RuleBroken>(() => Trainer.Outside(1, null, "云南师范大学", Guid.NewGuid()));
        Assert.Null(Trainer.Outside(1, "郑国安", "云南师范大学", Guid.NewGuid()).PersonId);
    }

    [Fact]
    public void A_closure_and_an_absence_are_entered_once_move_the_version_and_are_removed()
    {
        HalfDays when = new(new(2026, 9, 1), new(2026, 12, 31), Weekday.Wednesday, DayPart.Afternoon);
        var venue = new Venue(1, "礼堂", null, 300, Guid.NewGuid());
        venue.Close(when, " 全校教研 ");
        Assert.Equal("全校教研", Assert.Single(venue.Closures).Reason);
        Assert.Throws<RuleBroken>(() => venue.Close(when, "又一次"));
        Assert.Throws<RuleBroken>(() => venue.Close(when with { }, ""));
        venue.Open(0);
        Assert.Empty(venue.Closures);
        Assert.Throws<RuleBroken>(() => venue.Open(0));
        var trainer = Trainer.Outside(1, "郑国安", "云南师范大学", Guid.NewGuid());
        trainer.Excuse(when, "授课");
        Assert.Throws<RuleBroken>(() => trainer.Excuse(when, "授课"));
        trainer.Return(0);
        Assert.Throws<RuleBroken>(() => trainer.Return(0));
        Assert.Equal((2, 2), (venue.Version, trainer.Version));
    }

    [Fact]
    public void What_is_typed_about_a_venue_or_trainer_is_kept_in_one_spelling()
    {
        var venue = new Venue(1, "礼堂", null, null, Guid.NewGuid(), " 南校区 ", "投影, 实验台");
        Assert.Equal(("南校区", "投影、实验台"), (venue.Site, venue.Equipment));
        Assert.Throws<RuleBroken>(() => venue.Revise("礼堂", null, null, new string('字', 41), null, null));
        Assert.Equal("语文、书法", Trainer.Outside(1, "郑国安", "云南师范大学", Guid.NewGuid(), "语文；书法", LecturerRank.Full).Subjects);
    }
}
