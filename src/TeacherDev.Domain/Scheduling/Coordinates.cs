using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling;

/// <summary>A place in WGS-84, as phones give it: degrees north (−90–90) and degrees east (−180–180), to six decimals, which is a tenth of a metre.</summary>
public readonly record struct Coordinates
{
    private const int Decimals = 6;

    /// <summary>Mean radius in metres (IUGG: (2a + b) / 3 of GRS 80); over the width of a city the flattening is far less than what a phone errs by.</summary>
    private const double EarthRadius = 6_371_008.8;

    /// <exception cref="RuleBroken">Out of range.</exception>
    public Coordinates(decimal latitude, decimal longitude)
    {
        if (latitude is < -90 or > 90) throw new RuleBroken("纬度应在 -90–90 之间");
        if (longitude is < -180 or > 180) throw new RuleBroken("经度应在 -180–180 之间");
        (Latitude, Longitude) = (decimal.Round(latitude, Decimals), decimal.Round(longitude, Decimals));
    }

    public decimal Latitude { get; }

    public decimal Longitude { get; }

    /// <summary>Both or neither.</summary>
    /// <exception cref="RuleBroken">Only one of them, or out of range.</exception>
    public static Coordinates? Of(decimal? latitude, decimal? longitude) => (latitude, longitude) switch
    {
        (null, null) => null,
        ({ } north, { } east) => new Coordinates(north, east),
        _ => throw new RuleBroken("纬度和经度要一起填写，或都不填"),
    };

    /// <summary>Along a great circle (haversine).</summary>
    public double MetresTo(Coordinates other)
    {
        var (from, to) = (Radians(Latitude), Radians(other.Latitude));
        var (north, east) = (Math.Sin((to - from) / 2), Math.Sin(Radians(other.Longitude - Longitude) / 2));
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt((north * north) + (Math.Cos(from) * Math.Cos(to) * east * east))));
    }

    private static double Radians(decimal degrees) => (double)degrees * Math.PI / 180;
}
