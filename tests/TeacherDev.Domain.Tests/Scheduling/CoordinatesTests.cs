using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Tests.Scheduling;

public sealed class CoordinatesTests
{
    [Fact]
    public void Both_are_given_or_neither_and_each_lies_on_the_globe()
    {
        Assert.Null(Coordinates.Of(null, null));
        Assert.Throws<RuleBroken>(() => Coordinates.Of(24.35m, null));
        Assert.Throws<RuleBroken>(() => Coordinates.Of(null, 102.54m));
        foreach (var (north, east) in new[] { (90.000001m, 0m), (-90.000001m, 0m), (0m, 180.000001m), (0m, -180.000001m), (102.54m, 24.35m) }) Assert.Throws<RuleBroken>(() => new Coordinates(north, east));
        Assert.Equal((-90m, 180m), (new Coordinates(-90, 180).Latitude, new Coordinates(-90, 180).Longitude));
        Assert.Equal((24.352381m, 102.546500m), (new Coordinates(24.3523806m, 102.5465m).Latitude, new Coordinates(24.3523806m, 102.5465m).Longitude));
    }

    [Fact]
    public void A_venue_keeps_them_and_gives_them_up()
    {
        var venue = new Venue(1, "礼堂", null, null, Guid.NewGuid(), place: new Coordinates(24.3524m, 102.5465m));
        Assert.Equal(new Coordinates(24.3524m, 102.5465m), venue.Place);
        venue.Revise("礼堂", null, null, null, null, place: null);
        Assert.Null(venue.Place);
    }

    /// <summary>A degree of a great circle of the mean earth is 111,195.08 m; half its circumference 20,015.11 km; the others by the angle between the two vectors.</summary>
    [Theory]
    [InlineData(0, 0, 0, 0, 0), InlineData(0, 0, 1, 0, 111_195.08), InlineData(0, 0, 0, 1, 111_195.08), InlineData(60, 10, 60, 11, 55_597.01), InlineData(90, 0, -90, 0, 20_015_114.4), InlineData(0, 0, 0, 180, 20_015_114.4), InlineData(10, 179.9, 10, -179.9, 21_901.16)]
    public void Distances_are_those_of_the_globe(double north, double east, double otherNorth, double otherEast, double metres)
    {
        var (from, to) = (new Coordinates((decimal)north, (decimal)east), new Coordinates((decimal)otherNorth, (decimal)otherEast));
        Assert.Equal(metres, from.MetresTo(to), tolerance: Math.Max(0.1, metres * 1e-5));
        Assert.Equal(from.MetresTo(to), to.MetresTo(from), tolerance: 1e-6);
    }
}
