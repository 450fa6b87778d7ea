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
}
