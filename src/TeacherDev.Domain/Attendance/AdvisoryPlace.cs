using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Attendance;

/// <summary>
/// 参考位置: how far from the venue a phone said it was. Only this is kept, never where it was. It is a hint for whoever takes attendance, and proves nothing:
/// what a phone says of its place can be made up.
/// </summary>
public readonly record struct AdvisoryPlace
{
    /// <summary>It is kept for so many days after the session's.</summary>
    public const int DaysKept = 90;

    /// <summary>Metres; what errs by more says nothing about a venue.</summary>
    public const int WorstAccuracy = 5000;

    private const int Step = 10;

    /// <param name="latitude">Degrees in WGS-84, as is <paramref name="longitude"/>.</param>
    /// <param name="accuracy">Metres by which the phone may err (95 %; Geolocation, W3C, section 9), more than 0 and at most 5000.</param>
    /// <exception cref="RuleBroken">A number is missing, no number or out of range, or the phone errs too much.</exception>
    public AdvisoryPlace(Coordinates venue, double? latitude, double? longitude, double? accuracy)
    {
        // NaN lies in no range.
        if (latitude is not (>= -90 and <= 90) || longitude is not (>= -180 and <= 180) || accuracy is not > 0) throw new RuleBroken("手机没有给出有效的位置，没有保存；不影响签到");
        if (accuracy > WorstAccuracy) throw new RuleBroken("手机给出的位置太不准（误差超过 {0} 米），没有保存；不影响签到", WorstAccuracy);
        Distance = (int)Math.Round(venue.MetresTo(new((decimal)latitude.Value, (decimal)longitude.Value)) / Step, MidpointRounding.AwayFromZero) * Step;
        Accuracy = (int)Math.Ceiling(accuracy.Value);
    }

    /// <summary>Metres from the venue, in whole tens.</summary>
    public int Distance { get; }

    /// <summary>Metres, whole.</summary>
    public int Accuracy { get; }
}
