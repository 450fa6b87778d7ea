using TeacherDev.Domain.Bulletins;

namespace TeacherDev.Web.Features.Bulletins;

public static class BulletinLook
{
    public static string Of(BulletinState state) => state switch
    {
        BulletinState.Reported => "warn",
        BulletinState.Returned => "alert",
        BulletinState.Approved or BulletinState.Published => "ok",
        _ => "",
    };
}
