print("qianshou")
